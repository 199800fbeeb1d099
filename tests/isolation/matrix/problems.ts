import { exportProblems } from '@/lib/problems/export/export'
import { PLAIN_PROBLEM_WORDING } from '@/lib/problems/export/cells'
import { listProblemBin } from '@/lib/problems/bin'
import { assignProblem } from '@/lib/problems/assign'
import { commentProblem } from '@/lib/problems/comment'
import { createProblem } from '@/lib/problems/create'
import { linkIncidents } from '@/lib/problems/incidents/link'
import { listIncidentsOf, problemOfIncident } from '@/lib/problems/incidents/queries'
import { similarIncidents } from '@/lib/problems/incidents/similar'
import { unlinkIncident } from '@/lib/problems/incidents/unlink'
import { publishKnownError, withdrawKnownError } from '@/lib/problems/publication'
import { countProblems, getProblem, listProblems } from '@/lib/problems/queries'
import { deleteProblem, restoreProblem } from '@/lib/problems/remove'
import { previewResolution } from '@/lib/problems/resolution/preview'
import { resolveProblem } from '@/lib/problems/resolution/resolve'
import { saveReview } from '@/lib/problems/review'
import { problemListQuery } from '@/lib/problems/schema'
import { searchProblems } from '@/lib/problems/search'
import { transitionProblem } from '@/lib/problems/transition'
import { acceptProposal, dismissProposal } from '@/lib/problems/trends/decide'
import { findTrends } from '@/lib/problems/trends/find'
import { listProposals } from '@/lib/problems/trends/queries'
import { updateProblem } from '@/lib/problems/update'
import { createTask } from '@/lib/tickets/tasks/create'
import { listTasks } from '@/lib/tickets/tasks/queries'
import { removeTask } from '@/lib/tickets/tasks/remove'
import { updateTask } from '@/lib/tickets/tasks/update'
import type { Ctx } from '@/lib/platform/context'
import { ours, type Attacks, type Blind } from './attack'

/** A problem of the attacker's own, to tie something foreign to. */
const oursToo = async (ctx: Ctx): Promise<string> => (await createProblem(ctx, { title: 'Ours' })).id

const incidents = { resolutionCode: 'solved', resolution: 'Ours' }

export const problemAttacks: Attacks = {
  'lib/problems/assign.ts#assignProblem': {
    problem: (ctx, { ids }) => assignProblem(ctx, ids.problem, { assigneeId: null }),
    assignee: async (ctx, { ids }) => assignProblem(ctx, await oursToo(ctx), { assigneeId: ids.user }),
    team: async (ctx, { ids }) => assignProblem(ctx, await oursToo(ctx), { teamId: ids.team }),
  },
  'lib/problems/comment.ts#commentProblem': { problem: (ctx, { ids }) => commentProblem(ctx, ids.problem, { body: 'Ours' }) },
  'lib/problems/create.ts#createProblem': {
    category: (ctx, { ids }) => createProblem(ctx, { title: 'Ours', categoryId: ids.category }),
    incident: (ctx, { ids }) => createProblem(ctx, { title: 'Ours', incidents: [ids.incident] }),
  },
  'lib/problems/incidents/link.ts#linkIncidents': {
    problem: async (ctx, { ids }) => linkIncidents(ctx, ids.problem, { incidents: [await ours(ctx)] }),
    incident: async (ctx, { ids }) => linkIncidents(ctx, await oursToo(ctx), { incidents: [ids.incident], move: true }),
  },
  'lib/problems/incidents/queries.ts#listIncidentsOf': { problem: (ctx, { ids }) => listIncidentsOf(ctx, ids.problem) },
  'lib/problems/incidents/queries.ts#problemOfIncident': { incident: (ctx, { ids }) => problemOfIncident(ctx, ids.incident) },
  'lib/problems/incidents/similar.ts#similarIncidents': { problem: (ctx, { ids }) => similarIncidents(ctx, ids.problem) },
  'lib/problems/incidents/unlink.ts#unlinkIncident': { incident: (ctx, { ids }) => unlinkIncident(ctx, ids.incident) },
  'lib/problems/publication.ts#publishKnownError': { problem: (ctx, { ids }) => publishKnownError(ctx, ids.problem, {}) },
  'lib/problems/publication.ts#withdrawKnownError': { problem: (ctx, { ids }) => withdrawKnownError(ctx, ids.problem) },
  'lib/problems/queries.ts#getProblem': { problem: (ctx, { ids }) => getProblem(ctx, ids.problem) },
  'lib/problems/remove.ts#deleteProblem': { problem: (ctx, { ids }) => deleteProblem(ctx, ids.problem) },
  'lib/problems/remove.ts#restoreProblem': { problem: (ctx, { ids }) => restoreProblem(ctx, ids.problem) },
  'lib/problems/resolution/preview.ts#previewResolution': { problem: (ctx, { ids }) => previewResolution(ctx, ids.problem) },
  'lib/problems/resolution/resolve.ts#resolveProblem': {
    problem: (ctx, { ids }) => resolveProblem(ctx, ids.problem, { resolution: 'Ours', incidents }),
  },
  'lib/problems/review.ts#saveReview': { problem: (ctx, { ids }) => saveReview(ctx, ids.problem, { review: {} }) },
  'lib/problems/transition.ts#transitionProblem': {
    problem: (ctx, { ids }) => transitionProblem(ctx, ids.problem, { to: 'assess' }),
    duplicate: async (ctx, { ids }) => transitionProblem(ctx, await oursToo(ctx), { to: 'closed', exit: 'duplicate', duplicateOf: ids.problem }),
  },
  'lib/problems/trends/decide.ts#acceptProposal': { proposal: (ctx, { ids }) => acceptProposal(ctx, ids.proposal) },
  'lib/problems/trends/decide.ts#dismissProposal': { proposal: (ctx, { ids }) => dismissProposal(ctx, ids.proposal) },
  'lib/problems/update.ts#updateProblem': {
    problem: (ctx, { ids }) => updateProblem(ctx, ids.problem, { title: 'Ours' }),
    category: async (ctx, { ids }) => updateProblem(ctx, await oursToo(ctx), { categoryId: ids.category }),
  },
  'lib/tickets/tasks/create.ts#createTask': {
    problem: (ctx, { ids }) => createTask(ctx, 'problem', ids.problem, { title: 'Ours' }),
    assignee: async (ctx, { ids }) => createTask(ctx, 'problem', await oursToo(ctx), { title: 'Ours', assigneeId: ids.user }),
  },
  'lib/tickets/tasks/queries.ts#listTasks': { problem: (ctx, { ids }) => listTasks(ctx, 'problem', ids.problem) },
  'lib/tickets/tasks/remove.ts#removeTask': { task: (ctx, { ids }) => removeTask(ctx, ids.task) },
  'lib/tickets/tasks/update.ts#updateTask': { task: (ctx, { ids }) => updateTask(ctx, ids.task, { title: 'Ours' }) },
}

export const problemBlind: Blind = {
  'lib/problems/bin.ts#listProblemBin': (ctx) => listProblemBin(ctx),
  'lib/problems/export/export.ts#exportProblems': async (ctx, { ids }) => {
    const { limit: _, count: __, ...query } = problemListQuery.parse({ category: ids.category })
    const lines = await exportProblems(ctx, query, { fields: ['number', 'title', 'symptoms'], separator: 'comma', wording: PLAIN_PROBLEM_WORDING })
    let text = ''
    for await (const line of lines) text += line
    return text
  },
  'lib/problems/queries.ts#countProblems': async (ctx, { ids }) => (await countProblems(ctx, { team: [ids.team] })) === 0,
  'lib/problems/queries.ts#listProblems': (ctx, { ids }) => listProblems(ctx, problemListQuery.parse({ category: ids.category })),
  'lib/problems/search.ts#searchProblems': (ctx, { ids }) => searchProblems(ctx, ids.problem),
  'lib/problems/trends/find.ts#findTrends': (ctx) => findTrends(ctx),
  'lib/problems/trends/queries.ts#listProposals': (ctx) => listProposals(ctx),
}

/** Functions that touch the database and are no doors, each with what makes it so. */
export const problemAside: Record<string, string> = {
  'lib/problems/serialize.ts#detailColumns': 'writes a part of a statement',
  'lib/problems/serialize.ts#rowColumns': 'writes a part of a statement',
  'lib/tickets/rights.ts#authorizeUpdate': 'pure: looks at permissions',
  'lib/problems/resolution/rest.ts#resolveRest': 'goes on with what a resolution of the same tenant left, as the system',
}
