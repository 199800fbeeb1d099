import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseMarkdown, serialiseMarkdown } from '@/components/knowledge/editor/markdown'
import { renderArticle } from '@/lib/knowledge/render/render'
import { sameMeaning } from '@/lib/knowledge/render/same-meaning'

const FOLDER = 'prisma/seed/content/articles'
const articles = readdirSync(FOLDER).filter((name) => name.endsWith('.md'))
const bodyOf = (file: string) => readFileSync(join(FOLDER, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '')
const throughEditor = (markdown: string) => serialiseMarkdown(parseMarkdown(markdown))

/** Fails with the two readings side by side. */
function expectKept(markdown: string) {
  const written = throughEditor(markdown)
  if (!sameMeaning(markdown, written)) expect(renderArticle(written).html).toBe(renderArticle(markdown).html)
  expect(throughEditor(written)).toBe(written)
}

describe('the editor reads and writes every article of the demo without changing what it says', () => {
  it.each(articles)('%s', (file) => expectKept(bodyOf(file)))
})

const constructs: Record<string, string> = {
  emphasis: 'A **bold**, an *italic*, a ~~struck~~ and a `code` word, and **bold with *italic* inside**.',
  headings: '## Two\n\ntext\n\n### Three\n\n#### Four',
  'tight list': '- one\n- two\n  - two and a half\n    - deeper\n- three',
  'ordered list': '3. three\n4. four\n   1. inner\n   2. inner\n5. five',
  'list with code': '1. First:\n\n   ```sh\n   ipconfig /all\n   ```\n\n2. Second',
  'two paragraphs in an item': '- one\n\n  more of one\n\n- two',
  tasks: '- [ ] open\n- [x] done\n  - [ ] inner',
  table: '| A | B | C |\n| :-- | :-: | --: |\n| 1 | **2** | `a \\| b` |\n| 3 | | 5 |',
  code: '```ts\nconst a = `b`\n\n# no heading\n```',
  callout: '> [!WARNING]\n> Take care of **this**.\n>\n> - one\n> - two',
  'every callout': '> [!NOTE]\n> a\n\n> [!TIP]\n> b\n\n> [!IMPORTANT]\n> c\n\n> [!CAUTION]\n> d',
  quote: '> said\n>\n> again\n>\n> > deeper',
  image: '![A window](kb-file:01890a5d-ac96-774b-bcce-b302099a8057 "The title")\n\nText ![small](kb-file:01890a5d-ac96-774b-bcce-b302099a8058) text',
  attachment: '[form.pdf](kb-file:01890a5d-ac96-774b-bcce-b302099a8057)',
  'internal link': 'See [the VPN](kb:01890a5d-ac96-774b-bcce-b302099a8057#s-install) and [slug](kb:trocar-senha).',
  video: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
  'bare address': 'Open https://example.com/a_b?c=d&e=f now, or `http://x.example`.',
  'hard break': 'one  \ntwo\\\nthree',
  'soft break': 'one\ntwo\nthree',
  rule: 'above\n\n---\n\nbelow',
  'text that looks like markup': '1\\. no list\n\n\\# no heading\n\n\\- no item\n\n\\> no quote\n\n2 \\* 3 \\_ 4 \\[x\\] \\`y\\` C:\\\\dir\\\\file\n\n\\+ plus\n\n\\| a \\| b',
  'typed HTML': 'Type <b>this</b>, <script>alert(1)</script> & 1 < 2 > 0 &amp;',
  'HTML block': '<div class="x">\n\ntext\n\n</div>',
  'umlauts and emoji': 'ação, coração ☕ “quotes” — dash…',
  'link with parentheses': '[a](https://example.com/x_(y)) and [b](<https://example.com/a b>)',
  'path in text': 'Arquivo > Opções > Email, `C:\\Users\\ana`, \\\\srv01\\pasta',
}

describe('the editor keeps each construct', () => {
  it.each(Object.entries(constructs))('%s', (_name, markdown) => expectKept(markdown))

  it('what it cannot keep is noticed', () => {
    expect(sameMeaning('&copy; 2026', throughEditor('&copy; 2026'))).toBe(false)
  })

  it('an empty text stays empty', () => expect(throughEditor('')).toBe(''))
})

describe('what counts as the same', () => {
  it('is how it reads, not how it was written', () => {
    expect(sameMeaning('* a\n* b', '- a\n\n- b')).toBe(true)
    expect(sameMeaning('one\ntwo', 'one two')).toBe(true)
  })

  it.each([
    ['a\n\nb', 'a b'],
    ['- a\n- b', '1. a\n2. b'],
    ['**a**', 'a'],
    ['```\na\n  b\n```', '```\na\nb\n```'],
    ['> [!NOTE]\n> a', '> a'],
    ['[a](kb:vpn)', '[a](kb:wifi)'],
  ])('%j is not %j', (one, other) => expect(sameMeaning(one, other)).toBe(false))
})
