import 'server-only'
import { setImmediate as others } from 'node:timers/promises'
import { renderMarkdown } from '@/lib/platform/text/markdown'
import type { Identified } from './identity'

export type Rendered<T extends Identified> = T & { descriptionHtml: string }

/** Characters that are rendered in one go, while everybody else in the process waits. */
const IN_ONE_GO = 30_000

/** Renders descriptions before the transaction begins, and lets others have the thread in between. */
export async function rendered<T extends Identified>(items: readonly T[]): Promise<Rendered<T>[]> {
  const done: Rendered<T>[] = []
  let characters = 0
  for (const item of items) {
    done.push({ ...item, descriptionHtml: renderMarkdown(item.draft.description) })
    characters += item.draft.description.length
    if (characters < IN_ONE_GO) continue
    await others()
    characters = 0
  }
  return done
}
