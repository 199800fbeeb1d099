/** How often progress is told, in bytes. */
const STEP = 64_000

export interface Download {
  blob: Blob
  name: string
}

/**
 * Fetches a file and tells how many bytes have come.
 * @throws when it is refused, breaks off, or is aborted
 */
export async function fetchFile(address: string, signal: AbortSignal, onProgress: (bytes: number) => void): Promise<Download> {
  const response = await fetch(address, { signal })
  if (!response.ok || !response.body) throw new Error(`The download answered ${response.status}`)
  const parts: Uint8Array<ArrayBuffer>[] = []
  let [bytes, told] = [0, 0]
  const reader = response.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
    bytes += value.length
    if (bytes - told < STEP) continue
    told = bytes
    onProgress(bytes)
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'export.csv'
  return { blob: new Blob(parts, { type: response.headers.get('content-type') ?? 'text/csv' }), name }
}

/** Hands a file to the browser's own downloads. */
export function saveFile({ blob, name }: Download): void {
  const href = URL.createObjectURL(blob)
  Object.assign(document.createElement('a'), { href, download: name }).click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
