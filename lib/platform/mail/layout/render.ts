import 'server-only'
import { LRUCache } from 'lru-cache'
import { createElement } from 'react'
import { processWide } from '@/lib/platform/process-wide'
import { escapeHtml } from './escape'
import type { MailViewProps } from './view'

type Frame = Pick<MailViewProps, 'locale' | 'organisation' | 'colour' | 'marker' | 'plainAddress' | 'footer'> & {
  actionLabel: string | null
}

/** What is different in each message stands in the rendered frame as a word that no text of ours contains. */
const SLOTS = { preheader: 'farol-slot-preheader', content: 'farol-slot-content', url: 'farol-slot-url' } as const
const SLOT = new RegExp(Object.values(SLOTS).join('|'), 'g')

const frames = processWide('mail.frames', () => new LRUCache<string, string>({ max: 500 }))

/** A message's HTML. Frames are rendered once: what a message costs is putting three texts into one. */
export async function renderMail({ preheader, content, action, ...rest }: MailViewProps): Promise<string> {
  const html = await frameOf({ ...rest, actionLabel: action?.label ?? null })
  const texts: Record<string, string> = {
    [SLOTS.preheader]: escapeHtml(preheader),
    [SLOTS.content]: content,
    [SLOTS.url]: escapeHtml(action?.url ?? ''),
  }
  return html.replace(SLOT, (slot) => texts[slot] ?? '')
}

async function frameOf(frame: Frame): Promise<string> {
  const key = JSON.stringify(frame)
  const known = frames.get(key)
  if (known !== undefined) return known
  // The library is large, and most processes write no mail for a while.
  const [{ render }, { MailView }] = await Promise.all([import('@react-email/render'), import('./view')])
  const { actionLabel, ...rest } = frame
  const action = actionLabel === null ? null : { label: actionLabel, url: SLOTS.url }
  const html = await render(createElement(MailView, { ...rest, action, preheader: SLOTS.preheader, content: SLOTS.content }))
  frames.set(key, html)
  return html
}
