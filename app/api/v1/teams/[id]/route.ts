import { archiveTeam } from '@/lib/people/teams/archive'
import { getTeam } from '@/lib/people/teams/queries'
import { teamSchema, updateTeamInput } from '@/lib/people/teams/schema'
import { updateTeam } from '@/lib/people/teams/update'
import { route, serve } from '@/lib/platform/http/serve'
import { takeVersion, withVersion } from '@/lib/platform/http/version'

export const dynamic = 'force-dynamic'

const get = route({
  method: 'GET',
  path: '/teams/{id}',
  tag: 'Teams',
  summary: 'Get a team',
  permission: 'people.read',
  response: teamSchema,
  handler: ({ ctx, params }) => getTeam(ctx, params.id),
})

const update = route({
  method: 'PATCH',
  path: '/teams/{id}',
  tag: 'Teams',
  summary: 'Change a team and its members',
  permission: 'team.manage',
  body: withVersion(updateTeamInput),
  response: teamSchema,
  handler({ ctx, params, body, ifMatch }) {
    const { changes, version } = takeVersion(body, ifMatch)
    return updateTeam(ctx, params.id, changes, version)
  },
})

const remove = route({
  method: 'DELETE',
  path: '/teams/{id}',
  tag: 'Teams',
  summary: 'Archive a team',
  description: 'It keeps its tickets and history, and gets no new ones.',
  permission: 'team.manage',
  response: null,
  async handler({ ctx, params }) {
    await archiveTeam(ctx, params.id)
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(get, update, remove)
