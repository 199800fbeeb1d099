import 'server-only'
import { createHash } from 'node:crypto'

/** Tells a text from any other, in 22 characters that a header or a key can hold. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** Whether whoever asks has that answer already (`If-None-Match`, one or several). */
export const hasAlready = (request: Request, etag: string): boolean =>
  request.headers.get('if-none-match')?.split(',').some((one) => one.trim() === etag) ?? false
