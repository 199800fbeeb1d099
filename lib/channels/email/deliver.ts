import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { takeNumbers } from '@/lib/tickets/numbers'
import { applyMail, type Applied, type Content } from './apply'
import { applyBounce } from './apply-bounce'
import { dropFiles, storeFiles } from './files'
import type { Intake } from './intake/claim'
import { judge, type Verdict } from './judge'
import type { MessageRow } from './message-row'
import { addressesIn } from './read/addresses'
import type { MailHeaders } from './read/headers'
import type { ParsedMail } from './read/mail'
import { messageIdsIn } from './read/message-ids'
import { parseMail, Unreadable } from './read/parser'
import { Recorder } from './recorder'
import { lockRow, writeRow } from './row-writes'
import { composeBody } from './steps/body'
import { titleOf } from './steps/thread'
import { texts } from './texts'
import type { MailOutcome } from './vocabulary'

export interface Delivered {
  outcome: MailOutcome
  ticketId: string | null
}

interface Options {
  /** Make a ticket of it, whatever it looks like. */
  force: boolean
}

/**
 * Brings one message to its place in one tenant. What it does and the row that says so are one transaction: after a
 * crash it is done, or it was not begun. Null when somebody else has done it.
 */
export async function deliver(ctx: Ctx, intake: Intake, headers: MailHeaders, row: MessageRow, { force }: Options): Promise<Delivered | null> {
  const recorder = new Recorder()
  const { mail, flaw } = await read(intake.raw, headers)
  const verdict = await judge(ctx, { intake, headers, mail, repeats: row.repeats, force }, recorder)
  if (flaw) recorder.note('body', 'unreadable', { error: flaw })
  const about = { ...identityOf(mail, headers), mailboxId: verdict.do === 'take' ? (verdict.mailbox?.id ?? null) : null }
  if (verdict.do === 'take') return take(ctx, intake, row, { verdict, mail, headers, recorder, about, flaw, force })

  return withTenant(ctx, async (tx) => {
    if (!(await lockRow(tx, row.id, force))) return null
    const commentId = verdict.do === 'bounce' ? await applyBounce(tx, ctx, verdict.bounce, verdict.ticketId) : null
    const outcome = verdict.do === 'bounce' ? 'bounce' : verdict.outcome
    recorder.note('result', outcome, verdict.do === 'stop' ? { reason: verdict.reason } : undefined)
    const ticketId = commentId && verdict.do === 'bounce' ? verdict.ticketId : null
    const reason = verdict.do === 'stop' ? verdict.reason : null
    await writeRow(tx, row.id, { ...about, status: commentId ? 'done' : 'ignored', outcome, reason, ticketId, commentId, recorder, now: ctx.now })
    return { outcome, ticketId }
  })
}

interface Taken {
  verdict: Extract<Verdict, { do: 'take' }>
  mail: ParsedMail
  headers: MailHeaders
  recorder: Recorder
  about: { fromAddress: string; fromName: string; subject: string; mailboxId: string | null }
  flaw: string | null
  force: boolean
}

async function take(ctx: Ctx, intake: Intake, row: MessageRow, taken: Taken): Promise<Delivered | null> {
  const { recorder, about, force } = taken
  const content = await contentOf(ctx, intake, taken)
  const attempt = (number: number | null) =>
    withTenant(ctx, async (tx) => {
      if (!(await lockRow(tx, row.id, force))) return 'settled' as const
      const applied = await applyMail(tx, ctx, taken.verdict, content, number)
      if (!applied) return null
      recorder.note('result', applied.outcome)
      await writeRow(tx, row.id, { ...about, ...applied, status: 'done', reason: null, recorder, now: ctx.now })
      return applied
    })
  let applied: Applied | 'settled' | null
  try {
    // A number is taken outside of any transaction: nobody waits for another's.
    const number = taken.verdict.thread.kind === 'new' ? await takeNumbers(ctx, 'incident') : null
    applied = (await attempt(number)) ?? (await attempt(await takeNumbers(ctx, 'incident')))
  } catch (error) {
    await dropFiles(content.files)
    throw error
  }
  if (!applied) throw new Error('A message with a number for its ticket found no place')
  if (applied === 'settled') {
    await dropFiles(content.files)
    return null
  }
  return { outcome: applied.outcome, ticketId: applied.ticketId }
}

async function contentOf(ctx: Ctx, intake: Intake, { mail, headers, recorder, flaw }: Taken): Promise<Content> {
  const words = texts(ctx.tenant.locale)
  const body = composeBody(mail, { history: words.history, empty: flaw ? words.unreadable : words.empty, more: words.more })
  if (!flaw) recorder.note('body', body.folded ? 'folded' : 'whole', { format: body.format, characters: body.text.length })
  const extra = [
    ...(body.overlong ? [{ fileName: `${words.wholeText}.txt`, contentType: 'text/plain', content: Buffer.from(body.overlong) }] : []),
    ...(flaw ? [{ fileName: `${words.original}.eml`, contentType: 'message/rfc822', content: intake.raw }] : []),
  ]
  const files = await storeFiles(ctx, [...extra.map((part) => ({ ...part, cid: null, inline: false })), ...mail.parts])
  recorder.note('attachments', files.refused.length > 0 ? 'some_refused' : 'kept', {
    kept: files.files.length,
    refused: files.refused.join(', ') || null,
    left: files.left,
  })
  const messageId = messageIdsIn(headers.get('message-id'))[0] ?? null
  return { title: titleOf(mail.subject, body.text, words.noSubject), body, files, messageId }
}

/** What cannot be read becomes a ticket too, with the bytes beside it: its sender waits for an answer. */
async function read(raw: Uint8Array, headers: MailHeaders): Promise<{ mail: ParsedMail; flaw: string | null }> {
  try {
    return { mail: await parseMail(raw), flaw: null }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const subject = (headers.get('subject') ?? '').slice(0, 300)
    return { mail: { subject, from: null, text: '', html: '', parts: [] }, flaw: error.message }
  }
}

function identityOf(mail: ParsedMail, headers: MailHeaders) {
  const [from] = addressesIn(headers.all('from'))
  const clean = (text: string) => text.replaceAll('\0', '').toWellFormed().slice(0, 300)
  const name = from && mail.from?.address.toLowerCase() === from.address ? mail.from.name : (from?.name ?? '')
  return { fromAddress: from?.address ?? '', fromName: clean(name), subject: clean(mail.subject) }
}
