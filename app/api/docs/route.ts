import { apiDocument } from '@/app/api/v1/openapi.json/document'
import { serveDocument } from '@/lib/platform/http/document'
import { referencePage } from './reference'

export const dynamic = 'force-dynamic'

/** The reference, rendered from the OpenAPI document. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serveDocument({
  route: '/api/docs',
  contentType: 'text/html; charset=utf-8',
  text: () => referencePage(apiDocument()),
  contentSecurityPolicy:
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
})
