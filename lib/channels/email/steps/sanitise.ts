import 'server-only'
import sanitizeHtml from 'sanitize-html'

/**
 * What is shown of a stranger's HTML: structure and words. No script, style, form, frame or remote picture; nothing
 * that was made to be invisible; links go nowhere but to pages and addresses.
 */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'p', 'br', 'hr', 'div', 'span', 'strong', 'b', 'em', 'i', 'u', 'del', 's', 'sub', 'sup', 'code', 'pre', 'blockquote', 'a',
    'ul', 'ol', 'li', 'h3', 'h4', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td',
  ],
  allowedAttributes: { a: ['href', 'title', 'target', 'rel'], ol: ['start'], th: ['colspan', 'rowspan'], td: ['colspan', 'rowspan'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'head', 'xml', 'svg', 'math', 'template', 'iframe', 'object'],
  nestingLimit: 60,
  transformTags: {
    a: sanitizeHtml.simpleTransform('a', { target: '_blank', rel: 'noopener noreferrer nofollow ugc' }),
    h1: 'h3',
    h2: 'h4',
    h5: 'h4',
    h6: 'h4',
    strike: 'del',
    // What a picture stands for; the picture itself is with the files, or was elsewhere and is not fetched.
    img: (_tag, { alt = '' }) => ({ tagName: 'span', attribs: {}, text: alt.trim() ? `[${alt.trim().slice(0, 200)}]` : '' }),
  },
  exclusiveFilter: ({ attribs }) => isHidden(attribs),
}

/** Invisible to people, and for the filters and machines that read. */
const HIDING =
  /display:none|visibility:hidden|mso-hide:all|(?:^|;)font-size:0(?:px|pt|em|%)?(?:;|$)|(?:^|;)opacity:0(?:\.0+)?(?:;|$)|max-height:0(?:px)?(?:;|$)/

function isHidden({ style = '', hidden }: sanitizeHtml.Attributes): boolean {
  return hidden !== undefined || HIDING.test(style.slice(0, 2_000).toLowerCase().replace(/\s|!important/g, ''))
}

/** Open elements at which nobody meant a page: from there on each costs as much as all around it. */
const MOST_LEVELS = 300

/** Whether elements are nested as no mail program does. */
function isAbyss(html: string): boolean {
  let level = 0
  for (const [tag] of html.matchAll(/<\/?(?:div|span|table|tbody|tr|td|p|b|i|u|a|font|center|blockquote|ul|ol|li|em|strong)\b/gi)) {
    level = tag[1] === '/' ? Math.max(0, level - 1) : level + 1
    // Paragraphs, cells and items close each other; twice the limit is none of that.
    if (level > 2 * MOST_LEVELS && !/^<(?:p|li|td|tr)$/i.test(tag)) return true
  }
  return false
}

const withoutTags = (html: string): string => html.replace(/<[^<>]{0,2000}>/g, ' ')

/** Harmless HTML, without the empty blocks that mail programs write for space. */
export function sanitiseMail(html: string): string {
  const clean = sanitizeHtml(isAbyss(html) ? withoutTags(html) : html, allowed).replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
  return clean
    .replace(/<(span|div)>([^<]*)<\/\1>/g, (whole, tag: string, text: string) => (tag === 'span' ? text : text.trim() ? whole : ''))
    .replace(/(?:<br \/>\s*){3,}/g, '<br /><br />')
    .replace(/^(?:<br \/>|\s)+/, '')
    .replace(/(?:<br \/>\s*){1,2}$/, '')
    .trim()
}

const BLOCK_END = /<\/(?:p|div|tr|li|h3|h4|table|blockquote|pre|ul|ol)>|<br \/>|<hr \/>/g

/** The words of sanitised HTML, a line for each block. */
export function textOfHtml(clean: string): string {
  return clean
    .replace(/\s+/g, ' ')
    .replace(/<li>/g, '- ')
    .replace(/<\/t[dh]>/g, '\t')
    .replace(BLOCK_END, '\n')
    .replace(/<[^<>]*>/g, '')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&nbsp;', ' ').replaceAll('&amp;', '&')
    .split('\n').map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim()).join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Plain text as it was typed, line by line, with its web addresses as links. */
export function htmlOfText(text: string): string {
  const linked = text.split(/(\bhttps?:\/\/[^\s<>"')\]]{1,2000})/g).map((piece, index) => (index % 2 === 1 ? link(piece) : escape(piece)))
  const lines = linked.join('').trim().replace(/\r\n?/g, '\n')
  return lines ? `<p>${lines.replace(/\n{2,}/g, '</p><p>').replace(/\n/g, '<br />')}</p>` : ''
}

function link(address: string): string {
  // Sign by sign from the end: a pattern would begin anew at each of a thousand dots.
  let length = address.length
  while (length > 0 && '.,;:!?'.includes(address[length - 1] ?? '')) length -= 1
  const url = address.slice(0, length)
  const end = address.slice(length)
  return `<a href="${escape(url)}" target="_blank" rel="noopener noreferrer nofollow ugc">${escape(url)}</a>${escape(end)}`
}
