import 'server-only'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { NotFound } from '@/lib/platform/errors'
import { assertKey } from './key'
import { spool } from './spool'
import type { Storage } from './storage'

export interface S3Options {
  bucket: string
  region: string
  /** For services that are not Amazon's; the bucket then stands in the path. */
  endpoint?: string
  /** Absent: found as the SDK does (instance role, profile). */
  credentials?: { accessKeyId: string; secretAccessKey: string }
}

/**
 * A bucket of S3 or of a service that speaks its protocol. The SDK is loaded at first use: installations
 * that keep files in a folder never pay for it.
 */
export function s3Storage({ bucket, region, endpoint, credentials }: S3Options): Storage {
  let loading: ReturnType<typeof connect> | undefined
  const connection = () => (loading ??= connect())

  async function connect() {
    const sdk = await import('@aws-sdk/client-s3')
    const client = new sdk.S3Client({
      region,
      endpoint,
      credentials,
      forcePathStyle: endpoint !== undefined,
      // The newer checksum trailers are refused by many compatible services; the signature covers the bytes.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    })
    return { sdk, client }
  }

  const storage: Storage = {
    async put(key, body, { limitBytes }) {
      assertKey(key)
      const { sdk, client } = await connection()
      // One PUT needs the length beforehand, and a file too large must never have been in the bucket.
      const folder = await mkdtemp(join(tmpdir(), 'farol-upload-'))
      try {
        const path = join(folder, 'body')
        const stored = await spool(path, body, limitBytes)
        await client.send(
          new sdk.PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: createReadStream(path),
            ContentLength: stored.size,
            ChecksumSHA256: Buffer.from(stored.sha256, 'hex').toString('base64'),
          }),
        )
        return stored
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },

    async open(key) {
      assertKey(key)
      const { sdk, client } = await connection()
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: key }))
        if (!Body) throw new NotFound('File')
        return Body.transformToWebStream() as ReadableStream<Uint8Array>
      } catch (error) {
        throw error instanceof sdk.NoSuchKey ? new NotFound('File') : error
      }
    },

    async remove(key) {
      assertKey(key)
      const { sdk, client } = await connection()
      await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: key }))
    },

    async check() {
      const { sdk, client } = await connection()
      const probe = { Bucket: bucket, Key: `.probe/${randomUUID()}` }
      await client.send(new sdk.PutObjectCommand({ ...probe, Body: 'x' }))
      await client.send(new sdk.DeleteObjectCommand(probe))
    },
  }
  return storage
}
