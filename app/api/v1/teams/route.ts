import { createTeam } from '@/lib/people/teams/create'
import { getTeam, listTeams } from '@/lib/people/teams/queries'
import { createTeamInput, teamSchema } from '@/lib/people/teams/schema'
import { archivableListQuery, listOf, slice } from '@/lib/platform/http/list'
import { route, serve } from '@/lib/platform/http/serve'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/teams',
  tag: 'Teams',
  summary: 'List the teams by name',
  permission: 'people.read',
  query: archivableListQuery,
  response: listOf(teamSchema),
  handler: async ({ ctx, query }) => slice(await listTeams(ctx, query), query),
})

const create = route({
  method: 'POST',
  path: '/teams',
  tag: 'Teams',
  summary: 'Add a team',
  permission: 'team.manage',
  body: createTeamInput,
  response: teamSchema,
  status: 201,
  location: ({ id }) => `/teams/${id}`,
  recall: getTeam,
  handler: ({ ctx, body }) => createTeam(ctx, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
