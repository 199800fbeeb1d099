interface Names {
  table: (number: number) => string
  code: (number: number) => string
}

const WIDE = /<table>|<\/table>|<pre tabindex="0">/g

/**
 * An article's HTML where what may be wider than a phone scrolls for itself: by keyboard too, so each piece has a name
 * that is said when it is reached. Pure.
 */
export function withScrolling(html: string, { table, code }: Names): string {
  let tables = 0
  let codes = 0
  return html.replace(WIDE, (tag) => {
    if (tag === '</table>') return '</table></div>'
    const name = tag === '<table>' ? table(++tables) : code(++codes)
    const group = `role="group" aria-label="${name}" tabindex="0"`
    return tag === '<table>' ? `<div class="scroll" ${group}><table>` : `<pre ${group}>`
  })
}
