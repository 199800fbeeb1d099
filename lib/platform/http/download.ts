import 'server-only'

interface File {
  fileName: string
  contentType: string
  /** Bytes. */
  size: number
  stream: ReadableStream<Uint8Array>
}

/**
 * A file as a download: never shown in place, never sniffed, and powerless (sandbox) if a browser should
 * open it after all. What people upload stays a file whatever it claims to be.
 */
export function downloadResponse({ fileName, contentType, size, stream }: File): Response {
  return new Response(stream, {
    headers: {
      'content-type': contentType,
      'content-length': String(size),
      'content-disposition': contentDisposition(fileName),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  })
}

/** Both forms of RFC 6266: plain ASCII for old readers, UTF-8 for the rest. */
function contentDisposition(fileName: string): string {
  const ascii = fileName.normalize('NFKD').replace(/[^\x20-\x7e]/g, '').replace(/["\\]/g, '_') || 'file'
  const full = encodeURIComponent(fileName.toWellFormed()).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${full}`
}
