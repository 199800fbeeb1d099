import 'server-only'
import { Readable } from 'node:stream'
import { storage } from '@/lib/platform/storage/storage'
import type { OpenFile } from './bytes'

type WebStream = Parameters<typeof Readable.fromWeb>[0]

/** A file of the installation's storage, to be read as often as it takes. */
export const storedFile =
  (key: string): OpenFile =>
  async () =>
    Readable.fromWeb((await storage().open(key)) as WebStream)
