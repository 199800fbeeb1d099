import { PLAIN_WORDING } from '@/lib/incidents/export/cells'
import { exportIncidents } from '@/lib/incidents/export/export'
import { EXPORT_FIELDS } from '@/lib/incidents/export/vocabulary'
import { countViews } from '@/lib/incidents/views/counts'
import { findGone } from '@/lib/incidents/views/gone'
import { incidentViews } from '@/lib/incidents/views/schema'
import type { Ctx } from '@/lib/platform/context'
import { createReply } from '@/lib/tickets/replies/create'
import { getReply, listReplies } from '@/lib/tickets/replies/queries'
import { deleteReply } from '@/lib/tickets/replies/remove'
import { suggestReplies } from '@/lib/tickets/replies/suggest'
import { updateReply } from '@/lib/tickets/replies/update'
import { applyReply } from '@/lib/tickets/replies/use'
import { arrangeViews } from '@/lib/tickets/views/arrange'
import { createView } from '@/lib/tickets/views/create'
import { getView, listViews } from '@/lib/tickets/views/queries'
import { deleteView, restoreView } from '@/lib/tickets/views/remove'
import { updateView } from '@/lib/tickets/views/update'
import type { Attacks, Blind } from './attack'

const OURS = { name: 'Ours', body: 'Olá {{requester.name}}' }

async function exported(ctx: Ctx): Promise<string> {
  let text = ''
  const format = { fields: EXPORT_FIELDS, separator: 'comma', wording: PLAIN_WORDING } as const
  for await (const line of await exportIncidents(ctx, { sort: 'number' }, format)) text += line
  return text
}

export const viewAttacks: Attacks = {
  'lib/tickets/views/arrange.ts#arrangeViews': {
    view: (ctx, { ids }) => arrangeViews(ctx, { ids: [ids.view], defaultId: null }),
    default: (ctx, { ids }) => arrangeViews(ctx, { ids: [], defaultId: ids.view }),
  },
  'lib/tickets/views/create.ts#createView': {
    team: (ctx, { ids }) => createView(ctx, incidentViews, { name: 'Ours', scope: 'team', teamId: ids.team }),
  },
  'lib/tickets/views/queries.ts#getView': { view: (ctx, { ids }) => getView(ctx, ids.view) },
  'lib/tickets/views/remove.ts#deleteView': { view: (ctx, { ids }) => deleteView(ctx, ids.view) },
  'lib/tickets/views/remove.ts#restoreView': { view: (ctx, { ids }) => restoreView(ctx, ids.deletedView) },
  'lib/tickets/views/update.ts#updateView': { view: (ctx, { ids }) => updateView(ctx, incidentViews, ids.view, { name: 'Taken over' }) },
  'lib/tickets/replies/create.ts#createReply': {
    team: (ctx, { ids }) => createReply(ctx, { ...OURS, scope: 'team', teamId: ids.team }),
  },
  'lib/tickets/replies/queries.ts#getReply': { reply: (ctx, { ids }) => getReply(ctx, ids.reply) },
  'lib/tickets/replies/remove.ts#deleteReply': { reply: (ctx, { ids }) => deleteReply(ctx, ids.reply) },
  'lib/tickets/replies/update.ts#updateReply': { reply: (ctx, { ids }) => updateReply(ctx, ids.reply, { name: 'Taken over' }) },
  'lib/tickets/replies/use.ts#applyReply': {
    reply: (ctx, { ids }) => applyReply(ctx, 'incident', ids.reply, { ticket: ids.incident }),
    ticket: async (ctx, { ids }) => applyReply(ctx, 'incident', (await createReply(ctx, OURS)).id, { ticket: ids.incident }),
  },
}

export const viewBlind: Blind = {
  'lib/incidents/export/export.ts#exportIncidents': exported,
  'lib/incidents/views/counts.ts#countViews': (ctx) => countViews(ctx),
  // The ids that are asked for come from the asker: nothing is said of them but that they are not there.
  'lib/incidents/views/gone.ts#findGone': (ctx, { ids }) => findGone(ctx, { filter: { team: ids.team, assignee: ids.user, category: ids.category } }),
  'lib/tickets/replies/queries.ts#listReplies': (ctx) => listReplies(ctx, { all: true }),
  'lib/tickets/replies/suggest.ts#suggestReplies': (ctx, { ids }) => suggestReplies(ctx, 'incident', ids.incident, ''),
  'lib/tickets/views/queries.ts#listViews': (ctx) => listViews(ctx, { all: true }),
}

export const viewAside: Record<string, string> = {
  'lib/tickets/replies/store.ts#toReplyDto': 'pure: says whether the reader may change a row',
  'lib/tickets/views/store.ts#toViewDto': 'pure: says whether the reader may change a row',
}
