import 'server-only'
import { env } from '@/lib/platform/env'

/** The largest file people may attach, in bytes. A megabyte is a million bytes, as interfaces print it. */
export const uploadLimit = (): number => env.UPLOAD_LIMIT_MB * 1_000_000
