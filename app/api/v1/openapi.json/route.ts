import { serveDocument } from '@/lib/platform/http/document'
import { apiDocument } from './document'

export const dynamic = 'force-dynamic'

/** The API described for machines (OpenAPI 3.1); the same for every organisation, and for everybody. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serveDocument({
  route: '/openapi.json',
  contentType: 'application/json',
  text: () => JSON.stringify(apiDocument()),
})
