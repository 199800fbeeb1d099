import 'server-only'
import { isStaff } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { ownAddresses } from '@/lib/mail/plan/own-addresses'
import { withTenant } from '@/lib/platform/db/tenant'
import { env } from '@/lib/platform/env'
import { mailDomain } from '@/lib/platform/mail/domain'
import { byMessageIds, byNumber } from './find-thread'
import type { Intake } from './intake/claim'
import { addressesIn, type MailAddress } from './read/addresses'
import type { MailHeaders } from './read/headers'
import type { ParsedMail } from './read/mail'
import { answeredIds } from './read/message-ids'
import type { Recorder } from './recorder'
import { isRepeat } from './repeat'
import { contextOf, countsOf, findSender, mailboxesOf } from './sender'
import { isAuthentic } from './steps/authentic'
import { judgeAutomatic } from './steps/automatic'
import { readBounce, type Bounce } from './steps/bounce'
import { overLimit } from './steps/limits'
import { chooseMailbox, type KnownMailbox } from './steps/mailbox'
import { recipientsOf } from './steps/recipients'
import { decideSender, type KnownSender, type SenderDecision } from './steps/requester'
import { decideThread, type ThreadDecision } from './steps/thread'
import type { Reason } from './vocabulary'

export type Speaker = Exclude<SenderDecision, { kind: 'refused' }>

/** What is to be done with a message; nothing has been written yet. */
export type Verdict =
  | { do: 'stop'; outcome: 'ignored' | 'rejected'; reason: Reason }
  | { do: 'bounce'; bounce: Bounce; ticketId: string | null }
  | { do: 'take'; speaker: Speaker; thread: ThreadDecision; mailbox: KnownMailbox | null; followers: MailAddress[] }

interface Given {
  intake: Intake
  headers: MailHeaders
  mail: ParsedMail
  /** The earlier message that this one repeats. */
  repeats: string | null
  /** Somebody decided that it is to become a ticket, whatever it looks like. */
  force: boolean
}

/** People in Cc of one message who are made followers. */
const MOST_FOLLOWERS = 20

/** The steps that decide, in their order; each writes into the flight recorder what it saw. */
export async function judge(ctx: Ctx, given: Given, recorder: Recorder): Promise<Verdict> {
  const { intake, headers, mail, repeats, force } = given
  const stop = (outcome: 'ignored' | 'rejected', reason: Reason): Verdict => ({ do: 'stop', outcome, reason })
  recorder.note('accept', 'stored', { source: intake.source, bytes: intake.size, attempt: intake.attempts })
  if (repeats && !force) {
    const same = await isRepeat(ctx, repeats, mail)
    recorder.note('duplicate', same ? 'repeat' : 'other_text', { of: repeats })
    if (same) return stop('ignored', 'duplicate')
  }

  const mailboxes = await mailboxesOf(ctx)
  const { mailbox, address } = chooseMailbox(recipientsOf(intake.recipients, headers).flat(), mailboxes, intake.mailboxId)
  recorder.note('mailbox', mailbox ? 'mailbox' : 'default', { address, mailbox: mailbox?.address ?? null })

  const automatic = judgeAutomatic(headers, mailDomain())
  const machines = force || mailbox?.automatic === true
  recorder.note('automatic', automatic.kind, automatic.kind === 'person' ? undefined : { by: automatic.by })
  if (automatic.kind === 'report' && !force) return judgeReport(ctx, given, recorder)
  if (automatic.kind === 'loop' && !force) return stop('ignored', automatic.by === 'Message-ID' ? 'own_message' : 'loop')
  if (automatic.kind === 'auto_reply' && !force) return stop('ignored', 'auto_reply')
  if (automatic.kind === 'list' && !machines) return stop('ignored', 'list')
  if (automatic.kind === 'automatic' && !machines) return stop('ignored', 'automatic')

  const from = senderOf(mail, headers)
  const known = from && (await findSender(ctx, from.address))
  const own = await withTenant(ctx, (tx) => ownAddresses(tx, ctx.tenant))
  const authentic = isAuthentic(headers.all('authentication-results'), env.MAIL_AUTH_SERVER)
  const speaker = decideSender(from, { own, known: force && known ? { ...known, status: 'active' } : known, authentic: force ? null : authentic, machines })
  recorder.note('requester', speaker.kind === 'refused' ? speaker.reason : speaker.kind, { from: from?.address ?? null, authentic })
  if (speaker.kind === 'refused') return stop(speaker.reason === 'own_address' ? 'ignored' : 'rejected', speaker.reason)

  const sender = speaker.kind === 'known' ? speaker.sender : null
  const thread = force ? { kind: 'new' as const } : await threadOf(ctx, headers, mail, sender, authentic === true)
  recorder.note('thread', thread.kind, thread.kind === 'new' ? undefined : { by: thread.by, ticket: thread.ticketId })

  if (!force && from) {
    const counts = await countsOf(ctx, from.address)
    const staff = sender !== null && isStaff(contextOf(ctx, sender))
    const over = overLimit(counts, { opens: thread.kind === 'new', staff })
    recorder.note('limit', over ?? 'within', { ...counts })
    if (over) return stop('rejected', over)
  }
  return { do: 'take', speaker, thread, mailbox, followers: followersOf(headers, mailbox, own, from) }
}

/** From, as it was decoded; else as the header has it. */
function senderOf(mail: ParsedMail, headers: MailHeaders): MailAddress | null {
  const [written] = addressesIn(headers.all('from'))
  const [sender] = addressesIn(headers.all('sender'))
  const from = written ?? sender ?? null
  return from && mail.from?.address.toLowerCase() === from.address ? { address: from.address, name: mail.from.name } : from
}

async function threadOf(ctx: Ctx, headers: MailHeaders, mail: ParsedMail, sender: KnownSender | null, authentic: boolean): Promise<ThreadDecision> {
  const ids = answeredIds(headers.get('in-reply-to'), headers.get('references'))
  const byId = await byMessageIds(ctx, ids, sender)
  return decideThread(byId, byId ? null : await byNumber(ctx, mail.subject, sender), authentic)
}

/** A report on mail of ours: what it says is noted on the ticket that the mail was about. */
async function judgeReport(ctx: Ctx, { headers, mail }: Given, recorder: Recorder): Promise<Verdict> {
  const bounce = readBounce(mail, headers.get('x-failed-recipients'))
  if (!bounce.readable) {
    recorder.note('bounce', 'unreadable')
    return { do: 'stop', outcome: 'ignored', reason: 'bounce' }
  }
  const ids = [...bounce.messageIds, ...answeredIds(headers.get('in-reply-to'), headers.get('references'))]
  const ticket = await byMessageIds(ctx, ids, null)
  recorder.note('bounce', bounce.lost.length > 0 ? 'lost' : 'delayed', { addresses: bounce.lost.length, ticket: ticket?.ticketId ?? null })
  return { do: 'bounce', bounce: { ...bounce, messageIds: ids }, ticketId: ticket?.ticketId ?? null }
}

function followersOf(headers: MailHeaders, mailbox: KnownMailbox | null, own: ReadonlySet<string>, from: MailAddress | null): MailAddress[] {
  if (!mailbox?.watchCc) return []
  return addressesIn([...headers.all('to'), ...headers.all('cc')])
    .filter(({ address }) => !own.has(address) && address !== from?.address)
    .slice(0, MOST_FOLLOWERS)
}
