import 'server-only'
import type { MarkdownIt } from 'markdown-it'
import { videoOf } from './video'

/** A link to a film that stands alone in its paragraph becomes a card, by a class. */
export function videos(markdown: MarkdownIt): void {
  markdown.core.ruler.push('videos', ({ tokens }) => {
    tokens.forEach((token, index) => {
      const children = tokens[index + 1]?.children ?? []
      const link = children[0]
      if (token.type !== 'paragraph_open' || link?.type !== 'link_open' || children.at(-1)?.type !== 'link_close') return
      if (children.filter(({ type }) => type === 'link_open').length !== 1) return
      const video = videoOf(String(link.attrGet('href') ?? ''))
      if (!video) return
      token.attrSet('class', `video video-${video.provider.toLowerCase()}`)
      link.attrSet('href', video.url)
    })
  })
}
