import { NotFound } from '@/lib/platform/errors'
import { downloadResponse } from '@/lib/platform/http/download'

/** A message as it came, to be kept as a file; 404 for one that is not there. */
export async function originalMail(opening: Promise<{ fileName: string; bytes: Uint8Array }>): Promise<Response> {
  const original = await opening.catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  if (!original) return new Response(null, { status: 404 })
  const { fileName, bytes } = original
  const stream = new Blob([Buffer.from(bytes)]).stream()
  return downloadResponse({ fileName, contentType: 'message/rfc822', size: bytes.byteLength, stream })
}
