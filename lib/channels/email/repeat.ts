import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { tenantSql } from '@/lib/platform/db/tenant'
import { readIntake } from './intake/claim'
import type { ParsedMail } from './read/mail'
import { parseMail, Unreadable } from './read/parser'
import { saysTheSame } from './steps/repeat'

/**
 * Whether a message that has the Message-ID of an earlier one is that one again, by another way or from a client that
 * repeats itself. Some programs give the same id to all they send: what says something else is a message of its own.
 * @param firstId of the earlier one's row
 */
export async function isRepeat(ctx: Ctx, firstId: string, mail: ParsedMail): Promise<boolean> {
  const [first] = await tenantSql<{ intakeId: string }>(ctx, {
    name: 'inbound-mail-first',
    text: 'select intake_id as "intakeId" from inbound_mail where id = $1::uuid',
    values: [firstId],
  })
  const intake = first && (await readIntake(first.intakeId))
  if (!intake) return true
  try {
    return saysTheSame(await parseMail(intake.raw), mail)
  } catch (error) {
    if (error instanceof Unreadable) return true
    throw error
  }
}
