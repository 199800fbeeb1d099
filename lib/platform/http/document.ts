import 'server-only'
import { digestOf, hasAlready } from './etag'
import { apiHeaders } from './headers'
import { handlersOf, type Handlers } from './handlers'

interface PublicDocument {
  /** For the log. */
  route: string
  contentType: string
  /** Made once, at first use. */
  text: () => string
  /** Replaces the API's own, which allows nothing. */
  contentSecurityPolicy?: string
}

/** The exports of a route file that answers with one text, the same for everybody until the next release. */
export function serveDocument({ route, contentType, text, contentSecurityPolicy }: PublicDocument): Handlers {
  let made: { text: string; etag: string } | undefined
  const document = () => (made ??= withEtag(text()))
  return handlersOf({
    GET: {
      route,
      async work(call, request) {
        const { text: body, etag } = document()
        const headers = apiHeaders(call.requestId, call.allowance)
        headers['cache-control'] = 'public, max-age=300'
        headers['etag'] = etag
        if (contentSecurityPolicy) headers['content-security-policy'] = contentSecurityPolicy
        if (hasAlready(request, etag)) return new Response(null, { status: 304, headers })
        headers['content-type'] = contentType
        return new Response(body, { headers })
      },
    },
  })
}

const withEtag = (text: string) => ({ text, etag: `"${digestOf(text)}"` })
