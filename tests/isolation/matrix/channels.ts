import { archiveMailbox } from '@/lib/channels/email/mailboxes/archive'
import { createMailbox } from '@/lib/channels/email/mailboxes/create'
import { setMailboxActive } from '@/lib/channels/email/mailboxes/pause'
import { patchMailbox } from '@/lib/channels/email/mailboxes/patch'
import { getMailbox, listMailboxes } from '@/lib/channels/email/mailboxes/queries'
import { testMailbox } from '@/lib/channels/email/mailboxes/test'
import { updateMailbox } from '@/lib/channels/email/mailboxes/update'
import { openTicketMail, originalsOf } from '@/lib/channels/email/originals'
import { detailOfInbound, getInbound, listInbound, openOriginal } from '@/lib/channels/email/queries'
import { makeTicketOf, replayInbound } from '@/lib/channels/email/reprocess'
import { newId } from '@/lib/platform/ids'
import type { Ctx } from '@/lib/platform/context'
import type { Attack, Attacks, Blind } from './attack'

const draft = (more: object = {}) => ({ kind: 'forward', name: 'Ours', address: `${newId()}@ours.test`, ...more })

/** Each way in which a mailbox can name something of another tenant. */
const naming = (attempt: (ctx: Ctx, more: object) => Promise<unknown>): Record<string, Attack> => ({
  team: (ctx, { ids }) => attempt(ctx, { teamId: ids.team }),
  category: (ctx, { ids }) => attempt(ctx, { categoryId: ids.category }),
})

export const channelAttacks: Attacks = {
  'lib/channels/email/mailboxes/archive.ts#archiveMailbox': { mailbox: (ctx, { ids }) => archiveMailbox(ctx, ids.mailbox) },
  'lib/channels/email/mailboxes/create.ts#createMailbox': naming((ctx, more) => createMailbox(ctx, draft(more))),
  'lib/channels/email/mailboxes/pause.ts#setMailboxActive': { mailbox: (ctx, { ids }) => setMailboxActive(ctx, ids.mailbox, false) },
  'lib/channels/email/mailboxes/patch.ts#patchMailbox': {
    mailbox: (ctx, { ids }) => patchMailbox(ctx, ids.mailbox, { name: 'Taken over' }),
    ...naming(async (ctx, more) => patchMailbox(ctx, (await createMailbox(ctx, draft())).id, more)),
  },
  'lib/channels/email/mailboxes/queries.ts#getMailbox': { mailbox: (ctx, { ids }) => getMailbox(ctx, ids.mailbox) },
  'lib/channels/email/mailboxes/test.ts#testMailbox': { mailbox: (ctx, { ids }) => testMailbox(ctx, ids.mailbox) },
  'lib/channels/email/mailboxes/update.ts#updateMailbox': {
    mailbox: (ctx, { ids }) => updateMailbox(ctx, ids.mailbox, draft()),
    ...naming(async (ctx, more) => updateMailbox(ctx, (await createMailbox(ctx, draft())).id, draft(more))),
  },
  'lib/channels/email/originals.ts#openTicketMail': { message: (ctx, { ids }) => openTicketMail(ctx, ids.inboundMail) },
  'lib/channels/email/queries.ts#detailOfInbound': { message: (ctx, { ids }) => detailOfInbound(ctx, ids.inboundMail) },
  'lib/channels/email/queries.ts#getInbound': { message: (ctx, { ids }) => getInbound(ctx, ids.inboundMail) },
  'lib/channels/email/queries.ts#openOriginal': { message: (ctx, { ids }) => openOriginal(ctx, ids.inboundMail) },
  'lib/channels/email/reprocess.ts#makeTicketOf': { message: (ctx, { ids }) => makeTicketOf(ctx, ids.inboundMail) },
  'lib/channels/email/reprocess.ts#replayInbound': { message: (ctx, { ids }) => replayInbound(ctx, ids.inboundMail) },
}

export const channelBlind: Blind = {
  'lib/channels/email/mailboxes/queries.ts#listMailboxes': (ctx) => listMailboxes(ctx),
  'lib/channels/email/originals.ts#originalsOf': async (ctx, { ids }) => {
    const { opened, comments } = await originalsOf(ctx, [ids.incident])
    return [...opened, ...comments]
  },
  'lib/channels/email/queries.ts#listInbound': (ctx) => listInbound(ctx),
}

const part = "a step of a message's way, in the tenant that the message was found to be for"

export const channelAside: Record<string, string> = {
  'lib/channels/email/deliver.ts#deliver': part,
  'lib/channels/email/files.ts#storeFiles': part,
  'lib/channels/email/find-thread.ts#byMessageIds': part,
  'lib/channels/email/find-thread.ts#byNumber': part,
  'lib/channels/email/judge.ts#judge': part,
  'lib/channels/email/repeat.ts#isRepeat': part,
  'lib/channels/email/sender.ts#countsOf': part,
  'lib/channels/email/sender.ts#findSender': part,
  'lib/channels/email/sender.ts#mailboxesOf': part,
}
