import type { OpenFile } from './file/bytes'
import type { Unit } from './draft'

/**
 * A file made ready to be imported. The units come in the same order every time the same file is prepared:
 * that is what lets an interrupted import go on where it stopped.
 */
export interface Prepared {
  /** Rows below the header. */
  total: number
  units: AsyncIterable<Unit>
  dispose: () => Promise<void>
}

export interface PrepareOptions {
  /** IANA timezone of local times in the file. */
  timeZone: string
}

export type Prepare = (open: OpenFile, options: PrepareOptions) => Promise<Prepared>
