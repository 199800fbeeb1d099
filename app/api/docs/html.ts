import 'server-only'

/** Markup that is known to be safe. Only `html` and `trusted` make it. */
export class Html {
  constructor(readonly markup: string) {}
}

type Part = string | number | Html | readonly Part[] | null | undefined | false

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.markup
  return typeof part === 'object' ? part.map(render).join('') : escape(String(part))
}

/** Markup with values in it; whatever is not markup itself is escaped. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.reduce((text, string, index) => text + string + render(parts[index]), ''))

/** Markup that something else has sanitised. */
export const trusted = (markup: string): Html => new Html(markup)
