import 'server-only'
import { z } from 'zod'
import { getIncident, listIncidents } from '@/lib/incidents/queries'
import { incidentListQuery } from '@/lib/incidents/schema'
import { searchTickets } from '@/lib/incidents/search/search'
import { explainIncident } from '@/lib/incidents/sla'
import { INCIDENT_STATUSES } from '@/lib/incidents/vocabulary'
import { readArticle } from '@/lib/knowledge/articles/queries'
import { localeSchema } from '@/lib/knowledge/articles/schema'
import { audienceOf } from '@/lib/knowledge/public/audience'
import { articleSearchQuery } from '@/lib/knowledge/search/schema'
import { searchArticles } from '@/lib/knowledge/search/search'
import type { Permission } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { parse } from '@/lib/platform/parse'
import { listKnownErrors } from '@/lib/problems/known-errors/list'
import { knownErrorListQuery } from '@/lib/problems/known-errors/schema'
import { getProblem } from '@/lib/problems/queries'
import { listComments } from '@/lib/tickets/comments'
import { LONGEST_SEARCH } from '@/lib/tickets/search/schema'

/** Something that an assistant may look up. What it answers is what the same person would be answered by the API. */
export interface Tool {
  name: string
  title: string
  description: string
  /** Any of them; the query decides finally. */
  permission: readonly Permission[]
  input: z.ZodObject
  run: (ctx: Ctx, input: unknown) => Promise<Record<string, unknown>>
}

const tool = <Shape extends z.ZodRawShape>(
  { input, run, ...rest }: Omit<Tool, 'input' | 'run'> & {
    input: Shape
    run: (ctx: Ctx, input: z.output<z.ZodObject<Shape>>) => Promise<object>
  },
): Tool => {
  const schema = z.strictObject(input)
  return { ...rest, input: schema, run: async (ctx, given) => ({ ...(await run(ctx, parse(schema, given))) }) }
}

const READ_INCIDENTS: readonly Permission[] = ['incident.read', 'incident.read.own']
const query = z.string().trim().min(1).max(LONGEST_SEARCH)
const limit = z.int().min(1).max(25).default(10)
const ref = (example: string) => z.string().min(1).max(40).describe(`Its number, such as ${example}, or its id`)

export const TOOLS: readonly Tool[] = [
  tool({
    name: 'search_tickets',
    title: 'Search tickets',
    description: 'Full-text search in the texts of tickets, in Portuguese and English. Understands operators such as status:open and priority:1.',
    permission: READ_INCIDENTS,
    input: { query, limit },
    run: (ctx, { query: q, limit: most }) => searchTickets(ctx, { q, limit: String(most) }),
  }),
  tool({
    name: 'list_incidents',
    title: 'List incidents',
    description: 'Incidents by state, priority, assignee and service level; the newest first.',
    permission: READ_INCIDENTS,
    input: {
      status: z.array(z.enum(INCIDENT_STATUSES)).min(1).optional(),
      priority: z.array(z.int().min(1).max(5)).min(1).optional().describe('1 is critical, 5 is planning'),
      assignee: z.enum(['me', 'none']).optional(),
      sla: z.enum(['breached', 'warning', 'ok']).optional(),
      limit,
    },
    run: (ctx, { status, priority, limit: most, ...rest }) =>
      listIncidents(
        ctx,
        parse(incidentListQuery, { ...rest, limit: String(most), ...(status && { status: status.join(',') }), ...(priority && { priority: priority.join(',') }) }),
      ),
  }),
  tool({
    name: 'get_incident',
    title: 'Read an incident',
    description: 'One incident with its clocks and its conversation.',
    permission: READ_INCIDENTS,
    input: { ref: ref('INC-000123') },
    run: async (ctx, given) => {
      const incident = await getIncident(ctx, given.ref)
      return { incident, comments: (await listComments(ctx, 'incident', incident.id, { limit: '50' })).data }
    },
  }),
  tool({
    name: 'explain_sla',
    title: 'Explain the clocks of an incident',
    description: 'Why each clock of an incident stands where it stands, line by line.',
    permission: READ_INCIDENTS,
    input: { ref: ref('INC-000123') },
    run: (ctx, given) => explainIncident(ctx, given.ref),
  }),
  tool({
    name: 'get_problem',
    title: 'Read a problem',
    description: 'One problem: symptoms, cause, workaround and state.',
    permission: ['problem.read'],
    input: { ref: ref('PRB-000001') },
    run: (ctx, given) => getProblem(ctx, given.ref),
  }),
  tool({
    name: 'search_known_errors',
    title: 'Search known errors',
    description: 'Known errors and their workarounds; without a query the latest.',
    permission: ['problem.read'],
    input: { query: query.optional(), limit },
    run: (ctx, { query: q, limit: most }) => listKnownErrors(ctx, parse(knownErrorListQuery, { ...(q && { q }), limit: String(most) })),
  }),
  tool({
    name: 'search_articles',
    title: 'Search the knowledge base',
    description: 'Published articles that the person may read.',
    permission: READ_INCIDENTS,
    input: { query, locale: localeSchema.optional(), limit },
    run: (ctx, { query: q, locale, limit: most }) => searchArticles(audienceOf(ctx, locale), parse(articleSearchQuery, { q, limit: String(most) })),
  }),
  tool({
    name: 'read_article',
    title: 'Read an article',
    description: 'One article of the knowledge base with its published text.',
    permission: ['kb.read'],
    input: { ref: ref('KB-000001'), locale: localeSchema.optional() },
    run: (ctx, { ref: wanted, locale }) => readArticle(ctx, wanted, locale ? { locale } : {}),
  }),
]
