import 'server-only'
import type { ExportedFile } from './export'

const headersOf = (fileName: string, contentType: string) => ({
  'content-type': contentType,
  // Names are made of slugs: nothing in them needs quoting.
  'content-disposition': `attachment; filename="${fileName}"`,
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
})

export const markdownResponse = ({ fileName, text }: ExportedFile): Response =>
  new Response(text, { headers: headersOf(fileName, 'text/markdown; charset=utf-8') })

export const zipResponse = (fileName: string, stream: ReadableStream<Uint8Array>): Response =>
  new Response(stream, { headers: headersOf(fileName, 'application/zip') })
