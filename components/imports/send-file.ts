import type { CsvMapping, ImportSource } from '@/lib/imports/schema'
import type { ActionResult } from '@/lib/people/action-context'

interface Sending {
  source: ImportSource
  file: File
  mapping: CsvMapping | undefined
}

/** Sends the file, telling how much of it has arrived (0 to 1). fetch() does not know; XMLHttpRequest does. */
export function sendFile(
  { source, file, mapping }: Sending,
  onProgress: (sent: number) => void,
): Promise<ActionResult<{ id: string }>> {
  const form = new FormData()
  form.set('source', source)
  if (mapping) form.set('mapping', JSON.stringify(mapping))
  form.set('file', file)
  return new Promise((resolve) => {
    const offline = () => resolve({ ok: false, error: { code: 'offline', message: 'Offline', requestId: '' } })
    const request = new XMLHttpRequest()
    request.open('POST', '/admin/imports/upload')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onerror = offline
    request.onload = () => {
      const answer = request.response as ActionResult<{ id: string }> | null
      if (answer) resolve(answer)
      else offline()
    }
    request.send(form)
  })
}
