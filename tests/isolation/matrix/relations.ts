import { bulkMerge, bulkUndoMerge, previewBulkMerge } from '@/lib/incidents/bulk-merge'
import { listOpenDescendants } from '@/lib/incidents/family/queries'
import { resolveFamily } from '@/lib/incidents/family/resolve'
import { createFollowUp } from '@/lib/incidents/follow-up'
import { mergeIncident } from '@/lib/incidents/merge/merge'
import { previewMerge } from '@/lib/incidents/merge/preview'
import { undoMerge } from '@/lib/incidents/merge/undo'
import { requireParts } from '@/lib/tickets/exists'
import { listChildren } from '@/lib/tickets/family/queries'
import { removeParent, setParent } from '@/lib/tickets/family/set-parent'
import { addLink } from '@/lib/tickets/links/add'
import { listLinks } from '@/lib/tickets/links/queries'
import { removeLink } from '@/lib/tickets/links/remove'
import { listMerged } from '@/lib/tickets/merge/queries'
import { ours, type Attacks } from './attack'

const resolution = { resolutionCode: 'solved', resolution: 'Ours' }

/** Merges, links and families. */
export const relationAttacks: Attacks = {
  'lib/incidents/bulk-merge.ts#bulkMerge': {
    incident: async (ctx, { ids }) => bulkMerge(ctx, { ids: [ids.incident], into: await ours(ctx) }),
    target: async (ctx, { ids }) => bulkMerge(ctx, { ids: [await ours(ctx)], into: ids.incident }),
  },
  'lib/incidents/bulk-merge.ts#bulkUndoMerge': { incident: (ctx, { ids }) => bulkUndoMerge(ctx, [ids.merged]) },
  'lib/incidents/bulk-merge.ts#previewBulkMerge': {
    incident: async (ctx, { ids }) => previewBulkMerge(ctx, { ids: [ids.incident, await ours(ctx)] }),
    target: async (ctx, { ids }) => previewBulkMerge(ctx, { ids: [await ours(ctx)], into: ids.incident }),
  },
  'lib/incidents/family/queries.ts#listOpenDescendants': { incident: (ctx, { ids }) => listOpenDescendants(ctx, ids.incident) },
  'lib/incidents/family/resolve.ts#resolveFamily': {
    incident: (ctx, { ids }) => resolveFamily(ctx, ids.incident, { ...resolution, children: [{ id: ids.merged }] }),
    child: async (ctx, { ids }) => resolveFamily(ctx, await ours(ctx), { ...resolution, children: [{ id: ids.incident }] }),
  },
  'lib/incidents/follow-up.ts#createFollowUp': { incident: (ctx, { ids }) => createFollowUp(ctx, ids.merged, {}) },
  'lib/incidents/merge/merge.ts#mergeIncident': {
    incident: async (ctx, { ids }) => mergeIncident(ctx, ids.incident, { into: await ours(ctx) }),
    target: async (ctx, { ids }) => mergeIncident(ctx, await ours(ctx), { into: ids.incident }),
  },
  'lib/incidents/merge/preview.ts#previewMerge': {
    incident: async (ctx, { ids }) => previewMerge(ctx, ids.incident, { into: await ours(ctx) }),
    target: async (ctx, { ids }) => previewMerge(ctx, await ours(ctx), { into: ids.incident }),
  },
  'lib/incidents/merge/undo.ts#undoMerge': { incident: (ctx, { ids }) => undoMerge(ctx, ids.merged) },
  'lib/tickets/exists.ts#requireParts': { incident: (ctx, { ids }) => requireParts(ctx, 'incident', ids.incident) },
  'lib/tickets/family/queries.ts#listChildren': { incident: (ctx, { ids }) => listChildren(ctx, 'incident', ids.incident) },
  'lib/tickets/family/set-parent.ts#removeParent': { incident: (ctx, { ids }) => removeParent(ctx, 'incident', ids.incident) },
  'lib/tickets/family/set-parent.ts#setParent': {
    incident: async (ctx, { ids }) => setParent(ctx, 'incident', ids.incident, { parent: await ours(ctx) }),
    parent: async (ctx, { ids }) => setParent(ctx, 'incident', await ours(ctx), { parent: ids.incident }),
  },
  'lib/tickets/links/add.ts#addLink': {
    incident: async (ctx, { ids }) => addLink(ctx, 'incident', ids.incident, { type: 'relates', target: await ours(ctx) }),
    target: async (ctx, { ids }) => addLink(ctx, 'incident', await ours(ctx), { type: 'relates', target: ids.incident }),
    problem: (ctx, { ids }) => addLink(ctx, 'problem', ids.problem, { type: 'relates', target: ids.problem }),
  },
  'lib/tickets/links/queries.ts#listLinks': {
    incident: (ctx, { ids }) => listLinks(ctx, 'incident', ids.incident),
    problem: (ctx, { ids }) => listLinks(ctx, 'problem', ids.problem),
  },
  'lib/tickets/links/remove.ts#removeLink': { link: (ctx, { ids }) => removeLink(ctx, ids.link) },
  'lib/tickets/merge/queries.ts#listMerged': { incident: (ctx, { ids }) => listMerged(ctx, 'incident', ids.incident) },
}
