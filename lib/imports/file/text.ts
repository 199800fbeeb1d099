import { plainBytes, type OpenFile } from './bytes'

export type Encoding = 'utf-8' | 'windows-1252'

/**
 * The encoding of a file: UTF-8 when every byte of it is valid UTF-8, else Windows-1252, the superset of
 * Latin-1 that spreadsheets write. One letter at the end of a large file can decide, so it is read whole.
 */
export async function detectEncoding(open: OpenFile): Promise<Encoding> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of plainBytes(open)) strict.decode(chunk, { stream: true })
    strict.decode()
    return 'utf-8'
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252'
    throw error
  }
}

/** The file as text, without byte order mark and without NULs, which no database text can hold. */
export async function* textOf(open: OpenFile, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of plainBytes(open)) yield withoutNul(decoder.decode(chunk, { stream: true }))
  yield withoutNul(decoder.decode())
}

const withoutNul = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : text)
