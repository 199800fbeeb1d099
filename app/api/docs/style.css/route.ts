import { serveDocument } from '@/lib/platform/http/document'
import { STYLE } from './style'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serveDocument({
  route: '/api/docs/style.css',
  contentType: 'text/css; charset=utf-8',
  text: () => STYLE,
})
