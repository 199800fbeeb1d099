import 'server-only'
import sanitizeHtml from 'sanitize-html'
import { CALLOUTS } from '../vocabulary'
import { anchorOf } from './headings'

/**
 * What an article may consist of, whatever the parser made of it: no script, no style, no frame, no image from
 * elsewhere. Links to articles keep exactly the form that render/links.ts looks for.
 */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    'p', 'br', 'hr', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'aside', 'a', 'img', 'ul', 'ol', 'li',
    'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td',
  ],
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['src', 'alt', 'title', 'loading'],
    ol: ['start'],
    th: ['align', 'scope'],
    td: ['align'],
    pre: ['tabindex'],
    ...Object.fromEntries(['h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, ['id']])),
  },
  allowedClasses: {
    aside: CALLOUTS.flatMap((kind) => ['callout', `callout-${kind}`]),
    p: ['video', 'video-youtube', 'video-vimeo'],
    li: ['task'],
    code: [/^language-[\w+#.-]{1,30}$/],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel', 'kb'],
  allowedSchemesByTag: { img: [] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    s: 'del',
    a: (tagName, { href = '' }) => ({ tagName, attribs: linkAttributes(href) }),
    // Wide code is scrolled, by keyboard too.
    pre: sanitizeHtml.simpleTransform('pre', { tabindex: '0' }),
    th: sanitizeHtml.simpleTransform('th', { scope: 'col' }),
    img: sanitizeHtml.simpleTransform('img', { loading: 'lazy' }),
  },
}

function linkAttributes(href: string): Record<string, string> {
  const at = href.indexOf('#')
  const place = at < 0 ? href : href.slice(0, at)
  const fragment = at < 0 ? '' : `#${anchorOf(decoded(href.slice(at + 1)))}`
  if (place === '' || place.startsWith('kb:')) return { href: place + fragment }
  return place.startsWith('/') ? { href } : { href, rel: 'noopener nofollow' }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export const sanitise = (html: string): string => sanitizeHtml(html, ALLOWED).trim()
