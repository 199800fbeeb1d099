import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { DomainError, ValidationFailed } from '@/lib/platform/errors'
import { addAttachment } from './attachments'
import type { TicketKind } from './ref'
import type { Visibility } from './schema'

/** Files of one form: more than this is a mistake, or worse. */
const MOST = 10

export interface FileFailure {
  fileName: string
  code: string
}

/** The files of a form's field, without the empty entry that a browser sends for "none". */
export function formFiles(form: FormData, name = 'files'): File[] {
  const files = form.getAll(name).filter((entry): entry is File => entry instanceof File && entry.name !== '')
  if (files.length > MOST) throw ValidationFailed.at(name, `At most ${MOST} files at once`, 'too_many')
  return files
}

/**
 * Attaches the files that came with a message. The message stands already: a file that is refused is told
 * by name and reason, the others are kept.
 */
export async function attachFiles(
  ctx: Ctx,
  kind: TicketKind,
  ref: string,
  files: readonly File[],
  place: { visibility: Visibility; commentId?: string },
): Promise<FileFailure[]> {
  const failures: FileFailure[] = []
  for (const file of files) {
    try {
      await addAttachment(ctx, kind, ref, { fileName: file.name, contentType: file.type, body: file.stream(), ...place })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      failures.push({ fileName: file.name, code: error.code })
    }
  }
  return failures
}
