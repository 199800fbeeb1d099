import type { Card } from '../types'
import { articlePath } from './paths'
import { xmlText } from './xml'

interface Channel {
  origin: string
  /** The page that the feed is of, and the feed itself; paths. */
  home: string
  self: string
  title: string
  description: string
  language: string
}

/** The newest articles as RSS 2.0. Pure. */
export function feed({ origin, home, self, title, description, language }: Channel, cards: readonly Card[]): string {
  const items = cards.map((card) => {
    const url = xmlText(origin + articlePath(card.locale, card.slug))
    const date = new Date(card.publishedAt).toUTCString()
    return `<item><title>${xmlText(card.title)}</title><link>${url}</link><guid>${url}</guid><pubDate>${date}</pubDate><description>${xmlText(card.summary)}</description></item>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${xmlText(title)}</title><link>${xmlText(origin + home)}</link><description>${xmlText(description)}</description><language>${language}</language>
<atom:link href="${xmlText(origin + self)}" rel="self" type="application/rss+xml"/>
${items.join('\n')}
</channel></rss>
`
}
