import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { PayloadTooLarge, ValidationFailed } from '@/lib/platform/errors'
import { readIcal } from './ical'
import { ICAL_LIMIT, type IcalHolidays } from './schema'

/**
 * Reads the holidays of an iCalendar file, to be put into a calendar by whoever sees them. Nothing is stored.
 * @throws PayloadTooLarge, ValidationFailed at `file`
 */
export async function readHolidayFile(ctx: Ctx, body: AsyncIterable<Uint8Array>): Promise<IcalHolidays> {
  authorize(ctx, 'sla.manage')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > ICAL_LIMIT) throw new PayloadTooLarge(ICAL_LIMIT)
    chunks.push(chunk)
  }
  return readIcal(decode(Buffer.concat(chunks, size)), ctx.now.getUTCFullYear())
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw ValidationFailed.at('file', 'Not an iCalendar file (.ics) in UTF-8', 'not_icalendar')
  }
}
