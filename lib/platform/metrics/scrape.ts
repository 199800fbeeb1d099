import 'server-only'
import { instruments } from './instruments'
import { sample } from './sample'

let running: Promise<string> | undefined

/** All metrics of this process in Prometheus' text format. Callers at the same time share one look at the database. */
export function scrape(): Promise<string> {
  running ??= sample()
    .then(() => instruments().registry.metrics())
    .finally(() => {
      running = undefined
    })
  return running
}

/** The content type of what `scrape` gives. */
export const scrapeType = (): string => instruments().registry.contentType
