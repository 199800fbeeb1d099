import { NotFound } from '@/lib/platform/errors'
import { handlersOfNothing } from '@/lib/platform/http/handlers'

export const dynamic = 'force-dynamic'

/** Whatever no other file here answers. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlersOfNothing(() => new NotFound('Address'))
