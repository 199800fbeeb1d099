import { z } from 'zod'
import { route, serve } from '@/lib/platform/http/serve'
import { findTrends } from '@/lib/problems/trends/find'
import { listProposals } from '@/lib/problems/trends/queries'
import { proposalSchema } from '@/lib/problems/trends/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/problem-proposals',
  tag: 'Problems',
  summary: 'List the problems that recurring incidents speak for',
  permission: 'problem.read',
  response: z.object({ data: z.array(proposalSchema) }),
  handler: async ({ ctx }) => ({ data: await listProposals(ctx) }),
})

const find = route({
  method: 'POST',
  path: '/problem-proposals',
  tag: 'Problems',
  summary: 'Look for recurring incidents now',
  description: 'It is done every night as well. `found` counts the proposals that are new.',
  permission: 'problem.manage',
  response: z.object({ found: z.int() }),
  handler: ({ ctx }) => findTrends(ctx),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, find)
