import { z } from 'zod'
import type { Locale } from '@/lib/platform/i18n/locale'
import { FAILURES, type Failure } from './file/unreadable'
import { messagesOf } from './reasons'

const failureSchema = z.object({ code: z.enum(FAILURES), columns: z.array(z.string()) })

/** As stored: code and arguments, so that each reader gets it in their own language. */
export const encodeFailure = (code: Failure, columns: readonly string[] = []): string => JSON.stringify({ code, columns })

/** A stored failure in the reader's language. */
export function failureText(stored: string, locale: Locale): string {
  const { code, columns } = failureSchema.parse(JSON.parse(stored))
  return messagesOf(locale)(`failure.${code}`, { columns: columns.join(', ') })
}
