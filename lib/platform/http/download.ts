import 'server-only'

const FILE_POLICY = "default-src 'none'; img-src 'self'; sandbox"

interface File {
  fileName: string
  contentType: string
  /** Bytes. */
  size: number
  stream: ReadableStream<Uint8Array>
}

/** Pictures without script, which a browser may show in place when it is asked to. */
const SHOWABLE = /^image\/(?:png|jpeg|gif|webp)$/

/**
 * A file as a download: never sniffed, and powerless (sandbox) if a browser should open it after all. What
 * people upload stays a file whatever it claims to be; only pictures are shown in place, on request.
 */
export function downloadResponse({ fileName, contentType, size, stream }: File, { show = false } = {}): Response {
  const disposition = show && SHOWABLE.test(contentType) ? 'inline' : 'attachment'
  return new Response(stream, {
    headers: {
      'content-type': contentType,
      'content-length': String(size),
      'content-disposition': `${disposition}; ${fileNames(fileName)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': FILE_POLICY,
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  })
}

/** Both forms of RFC 6266: plain ASCII for old readers, UTF-8 for the rest. */
function fileNames(fileName: string): string {
  const ascii = fileName.normalize('NFKD').replace(/[^\x20-\x7e]/g, '').replace(/["\\]/g, '_') || 'file'
  const full = encodeURIComponent(fileName.toWellFormed()).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  return `filename="${ascii}"; filename*=UTF-8''${full}`
}
