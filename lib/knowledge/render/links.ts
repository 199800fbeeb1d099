/** Links from article to article, which name the article and not its address: they survive renames. Pure. */

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*'

/** `kb:<id>` or `kb:<slug>` as the target of a link in Markdown. */
const IN_MARKDOWN = new RegExp(`(\\]\\(\\s*<?)kb:(${UUID}|${SLUG})(?=[>\\s)#])`, 'g')
/** As the renderer writes it; nothing else in sanitised HTML looks so. */
const IN_HTML = new RegExp(`<a href="kb:(${UUID}|${SLUG})(#[^"]*)?">([\\s\\S]*?)</a>`, 'g')
const isId = new RegExp(`^${UUID}$`)

export interface ArticleTargets {
  ids: string[]
  slugs: string[]
}

/** What the links of a Markdown text to other articles name, each once. */
export function articleTargets(markdown: string): ArticleTargets {
  const targets = new Set([...markdown.matchAll(IN_MARKDOWN)].flatMap(([, , target]) => target ?? []))
  return { ids: [...targets].filter((target) => isId.test(target)), slugs: [...targets].filter((target) => !isId.test(target)) }
}

/** The text with other names in its links to articles: ids for slugs when it is stored, slugs for ids when it leaves. */
export function renamedTargets(markdown: string, names: ReadonlyMap<string, string>): string {
  return markdown.replace(IN_MARKDOWN, (whole, before: string, target: string) => {
    const name = names.get(target)
    return name ? `${before}kb:${name}` : whole
  })
}

/** The articles that a rendered text links to. */
export const linkedArticleIds = (html: string): string[] => [
  ...new Set([...html.matchAll(IN_HTML)].flatMap(([, target]) => (target && isId.test(target) ? target : []))),
]

/**
 * A rendered text with the addresses of the articles that it links to. A link whose article the reader cannot open
 * becomes plain text.
 * @param hrefs address by article id; paths, without quotes
 */
export function withArticleLinks(html: string, hrefs: ReadonlyMap<string, string>): string {
  return html.replace(IN_HTML, (_whole, target: string, fragment: string | undefined, content: string) => {
    const href = hrefs.get(target)
    return href ? `<a href="${href.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}${fragment ?? ''}">${content}</a>` : content
  })
}
