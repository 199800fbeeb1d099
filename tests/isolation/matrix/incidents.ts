import { recentActivity } from '@/lib/incidents/activity'
import { assignIncident, takeIncident } from '@/lib/incidents/assign'
import { listBin } from '@/lib/incidents/bin'
import { bulkAssign, bulkTransition } from '@/lib/incidents/bulk'
import { bulkDelete, bulkRestore } from '@/lib/incidents/bulk-remove'
import { addComment } from '@/lib/incidents/comment'
import { createIncident } from '@/lib/incidents/create'
import {
  countIncidents,
  getIncident,
  listIncidentRows,
  listIncidents,
  openCounts,
  slaCounts,
} from '@/lib/incidents/queries'
import { readQueue } from '@/lib/incidents/queue'
import { recallComment } from '@/lib/incidents/recall-comment'
import { deleteIncident, restoreIncident } from '@/lib/incidents/remove'
import { replyToIncident } from '@/lib/incidents/reply'
import { incidentListQuery } from '@/lib/incidents/schema'
import { correct } from '@/lib/incidents/search/correct'
import { excerptsOf, stemsOf } from '@/lib/incidents/search/excerpts'
import { findIncidents, findTickets } from '@/lib/incidents/search/find'
import { filterOf } from '@/lib/incidents/search/resolve'
import { searchTickets } from '@/lib/incidents/search/search'
import { searchIncidents, suggestTickets } from '@/lib/incidents/search/suggest'
import { explainIncident } from '@/lib/incidents/sla'
import { transitionIncident } from '@/lib/incidents/transition'
import { updateIncident } from '@/lib/incidents/update'
import type { Attacks, Blind } from './attack'
import { ours } from './attack'
import { MARK } from './victim'

const query = incidentListQuery.parse({ limit: 100 })

export const incidentAttacks: Attacks = {
  'lib/incidents/assign.ts#assignIncident': {
    incident: (ctx, { ids }) => assignIncident(ctx, ids.incident, { assigneeId: null }),
    assignee: async (ctx, { ids }) => assignIncident(ctx, await ours(ctx), { assigneeId: ids.user }),
    team: async (ctx, { ids }) => assignIncident(ctx, await ours(ctx), { teamId: ids.team }),
  },
  'lib/incidents/assign.ts#takeIncident': { incident: (ctx, { ids }) => takeIncident(ctx, ids.incident) },
  'lib/incidents/bulk.ts#bulkAssign': {
    incident: (ctx, { ids }) => bulkAssign(ctx, { items: [{ id: ids.incident }], assigneeId: null }),
    assignee: async (ctx, { ids }) => bulkAssign(ctx, { items: [{ id: await ours(ctx) }], assigneeId: ids.user }),
  },
  'lib/incidents/bulk.ts#bulkTransition': {
    incident: (ctx, { ids }) => bulkTransition(ctx, { items: [{ id: ids.incident }], to: 'cancelled' }),
  },
  'lib/incidents/bulk-remove.ts#bulkDelete': { incident: (ctx, { ids }) => bulkDelete(ctx, [ids.incident]) },
  'lib/incidents/bulk-remove.ts#bulkRestore': { 'deleted incident': (ctx, { ids }) => bulkRestore(ctx, [ids.deleted]) },
  'lib/incidents/comment.ts#addComment': { incident: (ctx, { ids }) => addComment(ctx, ids.incident, { body: 'x' }) },
  'lib/incidents/create.ts#createIncident': {
    requester: (ctx, { ids }) => createIncident(ctx, { title: 'Ours', requesterId: ids.requester }),
    assignee: (ctx, { ids }) => createIncident(ctx, { title: 'Ours', assigneeId: ids.user }),
    team: (ctx, { ids }) => createIncident(ctx, { title: 'Ours', teamId: ids.team }),
    category: (ctx, { ids }) => createIncident(ctx, { title: 'Ours', categoryId: ids.category }),
  },
  'lib/incidents/queries.ts#getIncident': { incident: (ctx, { ids }) => getIncident(ctx, ids.incident) },
  'lib/incidents/recall-comment.ts#recallComment': { incident: (ctx, { ids }) => recallComment(ctx, ids.incident, { body: MARK }) },
  'lib/incidents/remove.ts#deleteIncident': { incident: (ctx, { ids }) => deleteIncident(ctx, ids.incident) },
  'lib/incidents/remove.ts#restoreIncident': { 'deleted incident': (ctx, { ids }) => restoreIncident(ctx, ids.deleted) },
  'lib/incidents/reply.ts#replyToIncident': { incident: (ctx, { ids }) => replyToIncident(ctx, ids.incident, { body: 'x' }) },
  'lib/incidents/sla.ts#explainIncident': { incident: (ctx, { ids }) => explainIncident(ctx, ids.incident) },
  'lib/incidents/transition.ts#transitionIncident': {
    incident: (ctx, { ids }) => transitionIncident(ctx, ids.incident, { to: 'cancelled' }),
    'resolution code': async (ctx, { names }) =>
      transitionIncident(ctx, await ours(ctx), { to: 'resolved', resolutionCode: names.resolutionCode, resolution: 'x' }),
  },
  'lib/incidents/update.ts#updateIncident': {
    incident: (ctx, { ids }) => updateIncident(ctx, ids.incident, { title: 'Taken over' }),
    requester: async (ctx, { ids }) => updateIncident(ctx, await ours(ctx), { requesterId: ids.requester }),
    assignee: async (ctx, { ids }) => updateIncident(ctx, await ours(ctx), { assigneeId: ids.user }),
    team: async (ctx, { ids }) => updateIncident(ctx, await ours(ctx), { teamId: ids.team }),
    category: async (ctx, { ids }) => updateIncident(ctx, await ours(ctx), { categoryId: ids.category }),
  },
}

export const incidentBlind: Blind = {
  'lib/incidents/activity.ts#recentActivity': (ctx) => recentActivity(ctx),
  'lib/incidents/bin.ts#listBin': (ctx) => listBin(ctx),
  'lib/incidents/queries.ts#countIncidents': (ctx, { ids }) => countIncidents(ctx, { requester: [ids.requester] }),
  'lib/incidents/queries.ts#listIncidentRows': (ctx) => listIncidentRows(ctx, query),
  'lib/incidents/queries.ts#listIncidents': (ctx, { ids }) =>
    listIncidents(ctx, { ...query, category: [ids.category], requester: [ids.requester], tag: [MARK] }),
  'lib/incidents/queries.ts#openCounts': (ctx) => openCounts(ctx),
  'lib/incidents/queries.ts#slaCounts': (ctx) => slaCounts(ctx),
  'lib/incidents/queue.ts#readQueue': (ctx) => readQueue(ctx, query, {}),
  'lib/incidents/search/correct.ts#correct': (ctx) => correct(ctx, [{ any: [`${MARK}x`] }]),
  'lib/incidents/search/excerpts.ts#excerptsOf': async (ctx, { ids }) => [...(await excerptsOf(ctx, [ids.incident], [MARK.toLowerCase()]))],
  'lib/incidents/search/excerpts.ts#stemsOf': (ctx) => stemsOf(ctx, [{ any: ['impressoras'] }]),
  'lib/incidents/search/find.ts#findIncidents': (ctx) =>
    findIncidents(ctx, { number: 1, clauses: [{ any: [MARK] }], filter: {}, limit: 100, offset: 0 }),
  'lib/incidents/search/resolve.ts#filterOf': (ctx) => filterOf(ctx, [{ operator: 'assignee', value: 'me' }]),
  'lib/incidents/search/search.ts#searchTickets': (ctx) => searchTickets(ctx, { q: MARK }),
  'lib/incidents/search/find.ts#findTickets': (ctx) =>
    findTickets(ctx, { number: 1, clauses: [{ any: [MARK] }], filter: {}, limit: 100, offset: 0 }),
  'lib/incidents/search/suggest.ts#suggestTickets': (ctx) => suggestTickets(ctx, MARK),
  'lib/incidents/search/suggest.ts#searchIncidents': (ctx) => searchIncidents(ctx, MARK),
}
