import { archiveItem, restoreItem } from '@/lib/assets/archive'
import { createItem } from '@/lib/assets/create'
import { getItem, itemsOfTicket, listItems } from '@/lib/assets/queries'
import { setItems } from '@/lib/assets/set-items'
import { updateItem } from '@/lib/assets/update'
import { newId } from '@/lib/platform/ids'
import { likelyCandidates } from '@/lib/problems/known-errors/candidates'
import { applyKnownError, decideKnownError, dismissKnownError } from '@/lib/problems/known-errors/decide'
import { gatherEvidence } from '@/lib/problems/known-errors/evidence'
import { likelyKnownErrors } from '@/lib/problems/known-errors/likely'
import { getKnownError, listKnownErrors } from '@/lib/problems/known-errors/list'
import { matchKnownErrors } from '@/lib/problems/known-errors/match'
import { offerKnownErrors } from '@/lib/problems/known-errors/offer'
import { ours, type Attacks, type Blind } from './attack'
import { MARK } from './victim'

const foreign = { title: MARK, description: `${MARK} ${MARK}-1` }

/** Configuration items, and known errors with what they are matched to. */
export const knownErrorAttacks: Attacks = {
  'lib/assets/archive.ts#archiveItem': { item: (ctx, { ids }) => archiveItem(ctx, ids.item) },
  'lib/assets/archive.ts#restoreItem': { item: (ctx, { ids }) => restoreItem(ctx, ids.item) },
  'lib/assets/queries.ts#getItem': { item: (ctx, { ids }) => getItem(ctx, ids.item) },
  'lib/assets/queries.ts#itemsOfTicket': {
    incident: (ctx, { ids }) => itemsOfTicket(ctx, 'incident', ids.incident),
    problem: (ctx, { ids }) => itemsOfTicket(ctx, 'problem', ids.knownError),
  },
  'lib/assets/set-items.ts#setItems': {
    incident: (ctx, { ids }) => setItems(ctx, 'incident', ids.incident, { itemIds: [] }),
    problem: (ctx, { ids }) => setItems(ctx, 'problem', ids.knownError, { itemIds: [] }),
    item: async (ctx, { ids }) => setItems(ctx, 'incident', await ours(ctx), { itemIds: [ids.item] }),
  },
  'lib/assets/update.ts#updateItem': { item: (ctx, { ids }) => updateItem(ctx, ids.item, { name: 'Taken over' }) },
  'lib/problems/known-errors/decide.ts#applyKnownError': {
    'known error': async (ctx, { ids }) => applyKnownError(ctx, ids.knownError, await ours(ctx)),
    incident: (ctx, { ids }) => applyKnownError(ctx, ids.knownError, ids.incident),
  },
  'lib/problems/known-errors/decide.ts#decideKnownError': {
    'known error': async (ctx, { ids }) => decideKnownError(ctx, ids.knownError, { incident: await ours(ctx), outcome: 'used' }),
  },
  'lib/problems/known-errors/decide.ts#dismissKnownError': {
    'known error': async (ctx, { ids }) => dismissKnownError(ctx, ids.knownError, await ours(ctx)),
    incident: (ctx, { ids }) => dismissKnownError(ctx, ids.knownError, ids.incident),
  },
  'lib/problems/known-errors/list.ts#getKnownError': { 'known error': (ctx, { ids }) => getKnownError(ctx, ids.knownError) },
  'lib/problems/known-errors/offer.ts#offerKnownErrors': { incident: (ctx, { ids }) => offerKnownErrors(ctx, ids.incident) },
}

export const knownErrorBlind: Blind = {
  'lib/assets/create.ts#createItem': (ctx) => createItem(ctx, { name: `Ours ${newId()}` }),
  'lib/assets/queries.ts#listItems': (ctx) => listItems(ctx, { archived: true }),
  'lib/problems/known-errors/candidates.ts#likelyCandidates': (ctx, { ids }) => likelyCandidates(ctx, { ...foreign, itemIds: [ids.item] }, 'agents'),
  'lib/problems/known-errors/evidence.ts#gatherEvidence': async (ctx, { ids }) =>
    (await gatherEvidence(ctx, { ...foreign, itemIds: [ids.item] }, 'agents')).candidates,
  'lib/problems/known-errors/likely.ts#likelyKnownErrors': (ctx, { ids }) =>
    likelyKnownErrors(ctx, { id: ids.incident, ...foreign, itemIds: [ids.item], generation: '' }),
  'lib/problems/known-errors/list.ts#listKnownErrors': (ctx, { ids }) => listKnownErrors(ctx, { q: MARK, item: ids.item, state: 'all' }),
  'lib/problems/known-errors/match.ts#matchKnownErrors': (ctx, { ids }) => matchKnownErrors(ctx, { ...foreign, itemIds: [ids.item] }, { audience: 'agents' }),
}
