import 'server-only'
import { env } from '@/lib/platform/env'
import { processWide } from '@/lib/platform/process-wide'
import { localStorage } from './local'
import { s3Storage } from './s3'

export interface Stored {
  /** Bytes. */
  size: number
  /** Hex. */
  sha256: string
}

/** Where the bytes of files lie. What they are called, and who may see them, stands in the database. */
export interface Storage {
  /**
   * Stores a file whole or not at all; when it returns, the bytes survive a crash.
   * @throws PayloadTooLarge at the first byte beyond `limitBytes`
   */
  put(key: string, body: AsyncIterable<Uint8Array>, options: { limitBytes: number }): Promise<Stored>
  /** @throws NotFound */
  open(key: string): Promise<ReadableStream<Uint8Array>>
  /** Removes a file; one that is not there is no error. */
  remove(key: string): Promise<void>
  /** Writes and removes a file, to know that writing works. @throws when it does not */
  check(): Promise<void>
}

/** The installation's storage: an S3 bucket when one is configured, else a folder. */
export const storage = (): Storage =>
  processWide('storage', () => {
    const { S3_BUCKET: bucket, S3_ENDPOINT: endpoint, S3_REGION: region } = env
    if (!bucket) return localStorage(env.FAROL_STORAGE)
    const credentials = { accessKeyId: env.S3_ACCESS_KEY_ID ?? '', secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? '' }
    return s3Storage({ bucket, endpoint, region, credentials: credentials.accessKeyId ? credentials : undefined })
  })
