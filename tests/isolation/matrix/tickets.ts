import { answerMcp } from '@/lib/mcp/server'
import { addAttachment, listAttachments, openAttachment } from '@/lib/tickets/attachments'
import { attachFiles } from '@/lib/tickets/attach-files'
import { archiveCategory, restoreCategory } from '@/lib/tickets/categories/archive'
import { createCategory } from '@/lib/tickets/categories/create'
import { getCategory, listCategories } from '@/lib/tickets/categories/queries'
import { updateCategory } from '@/lib/tickets/categories/update'
import { listComments } from '@/lib/tickets/comments'
import { requireTicket } from '@/lib/tickets/exists'
import { findNames } from '@/lib/tickets/lookup/names'
import { findPeople } from '@/lib/tickets/lookup/people'
import { findTags } from '@/lib/tickets/lookup/tags'
import { findMyTeams, findTeams } from '@/lib/tickets/lookup/teams'
import { addResolutionCode } from '@/lib/tickets/resolution-codes/add'
import { archiveResolutionCode, restoreResolutionCode } from '@/lib/tickets/resolution-codes/archive'
import { listResolutionCodes } from '@/lib/tickets/resolution-codes/queries'
import { listTimeline } from '@/lib/tickets/timeline'
import { listChangesSince } from '@/lib/tickets/timeline-since'
import { surroundingsOf } from '@/lib/tickets/surroundings'
import { listWatchers, setWatching } from '@/lib/tickets/watchers'
import { ours, type Attacks, type Blind } from './attack'
import { MARK } from './victim'

async function* bytes() {
  yield Buffer.from('ours')
}
const file = (more: object = {}) => ({ fileName: 'ours.txt', contentType: 'text/plain', body: bytes(), ...more })

export const ticketAttacks: Attacks = {
  'lib/tickets/attach-files.ts#attachFiles': {
    incident: async (ctx, { ids }) => {
      const failures = await attachFiles(ctx, 'incident', ids.incident, [new File(['ours'], 'ours.txt')], { visibility: 'public' })
      return { done: failures.length === 1 ? [] : ['attached'], failures: failures.map(({ code }) => code) }
    },
  },
  'lib/tickets/attachments.ts#addAttachment': {
    incident: (ctx, { ids }) => addAttachment(ctx, 'incident', ids.incident, file()),
    problem: (ctx, { ids }) => addAttachment(ctx, 'problem', ids.problem, file()),
    message: async (ctx, { ids }) => addAttachment(ctx, 'incident', await ours(ctx), file({ commentId: ids.comment })),
  },
  'lib/tickets/attachments.ts#listAttachments': { incident: (ctx, { ids }) => listAttachments(ctx, 'incident', ids.incident) },
  'lib/tickets/attachments.ts#openAttachment': { attachment: (ctx, { ids }) => openAttachment(ctx, ids.attachment) },
  'lib/tickets/categories/archive.ts#archiveCategory': { category: (ctx, { ids }) => archiveCategory(ctx, ids.category) },
  'lib/tickets/categories/archive.ts#restoreCategory': { category: (ctx, { ids }) => restoreCategory(ctx, ids.category) },
  'lib/tickets/categories/create.ts#createCategory': {
    parent: (ctx, { ids }) => createCategory(ctx, { name: 'Ours', parentId: ids.category }),
  },
  'lib/tickets/categories/queries.ts#getCategory': { category: (ctx, { ids }) => getCategory(ctx, ids.category) },
  'lib/tickets/categories/update.ts#updateCategory': {
    category: (ctx, { ids }) => updateCategory(ctx, ids.category, { name: 'Taken over' }),
    parent: async (ctx, { ids }) =>
      updateCategory(ctx, (await createCategory(ctx, { name: `Ours ${Date.now()}` })).id, { parentId: ids.category }),
  },
  'lib/tickets/comments.ts#listComments': { incident: (ctx, { ids }) => listComments(ctx, 'incident', ids.incident) },
  'lib/tickets/exists.ts#requireTicket': { incident: (ctx, { ids }) => requireTicket(ctx, 'incident', ids.incident) },
  'lib/tickets/resolution-codes/archive.ts#archiveResolutionCode': {
    'resolution code': (ctx, { names }) => archiveResolutionCode(ctx, names.resolutionCode),
  },
  'lib/tickets/resolution-codes/archive.ts#restoreResolutionCode': {
    'resolution code': (ctx, { names }) => restoreResolutionCode(ctx, names.resolutionCode),
  },
  'lib/tickets/timeline-since.ts#listChangesSince': {
    incident: (ctx, { ids }) => listChangesSince(ctx, 'incident', ids.incident, new Date(0)),
  },
  'lib/tickets/timeline.ts#listTimeline': { incident: (ctx, { ids }) => listTimeline(ctx, 'incident', ids.incident) },
  'lib/tickets/surroundings.ts#surroundingsOf': { incident: (ctx, { ids }) => surroundingsOf(ctx, 'incident', ids.incident) },
  'lib/tickets/watchers.ts#listWatchers': { incident: (ctx, { ids }) => listWatchers(ctx, 'incident', ids.incident) },
  'lib/tickets/watchers.ts#setWatching': {
    incident: (ctx, { ids }) => setWatching(ctx, 'incident', ids.incident, true),
    problem: (ctx, { ids }) => setWatching(ctx, 'problem', ids.problem, true),
    person: async (ctx, { ids }) => setWatching(ctx, 'incident', await ours(ctx), true, ids.user),
  },
}

export const ticketBlind: Blind = {
  'lib/mcp/server.ts#answerMcp': async (ctx, { ids }) => {
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
    const message = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'get_incident', arguments: { ref: ids.incident } } }
    const answer = await answerMcp(ctx, new Request('http://ours.localhost/api/mcp', { method: 'POST', headers }), message)
    return answer.text()
  },
  'lib/tickets/categories/queries.ts#listCategories': (ctx) => listCategories(ctx, { archived: true }),
  'lib/tickets/lookup/names.ts#findNames': async (ctx, { ids }) => [...(await findNames(ctx, [ids.user, ids.team, ids.category]))],
  'lib/tickets/lookup/people.ts#findPeople': (ctx) => findPeople(ctx, { q: MARK }),
  'lib/tickets/lookup/tags.ts#findTags': (ctx) => findTags(ctx, MARK),
  'lib/tickets/lookup/teams.ts#findMyTeams': (ctx) => findMyTeams(ctx),
  'lib/tickets/lookup/teams.ts#findTeams': (ctx) => findTeams(ctx),
  'lib/tickets/resolution-codes/add.ts#addResolutionCode': (ctx) => addResolutionCode(ctx, { label: 'Ours' }),
  'lib/tickets/resolution-codes/queries.ts#listResolutionCodes': (ctx) => listResolutionCodes(ctx, { archived: true }),
}
