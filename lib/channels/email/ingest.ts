import 'server-only'
import { storeIntake, type Envelope } from './intake/store'
import { processIntake, type Processed } from './process'

/** Milliseconds that a door waits for the outcome before it answers that the message waits its turn. */
const PATIENCE = 2_000

export interface Ingested {
  id: string
  /** Null: the message is stored, and what becomes of it is decided soon. */
  processed: Processed | null
}

/**
 * Takes a message from any door: stored and committed first, then worked on at once. Whoever asked gets the outcome if
 * it is there within two seconds; the work goes on without them.
 * @throws PayloadTooLarge
 */
export async function ingest(raw: Uint8Array, envelope: Envelope): Promise<Ingested> {
  const id = await storeIntake(raw, envelope)
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE)
  })
  const processed = await Promise.race([processIntake(id), patience])
  clearTimeout(timer)
  return { id, processed }
}
