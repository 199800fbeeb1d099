import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { exportFileName } from '@/lib/knowledge/export/file-name'
import { toMarkdownFile } from '@/lib/knowledge/export/markdown'
import { zipped } from '@/lib/knowledge/export/zip'
import { partFrontMatter } from '@/lib/knowledge/import/front-matter'
import { readFile } from '@/lib/knowledge/import/read-file'
import type { ArticleDto } from '@/lib/knowledge/articles/schema'

const read = (name: string, text: string) => readFile({ name, text }, 'pt-BR')

describe('Markdown files', () => {
  it('say in front what they are', () => {
    const { title, summary, body, locale, fields, flaws } = read(
      'vpn.en.md',
      '---\ntitle: "VPN: how to"\ndescription: Short\ntags: [VPN, home office]\ncategory: rede\nvisibility: public\n---\n\n## Steps\n',
    )
    expect({ title, summary, body, locale, flaws }).toEqual({ title: 'VPN: how to', summary: 'Short', body: '## Steps', locale: 'en', flaws: [] })
    expect(fields).toMatchObject({ tags: ['vpn', 'home office'], category: 'rede', visibility: 'public' })
  })

  it('have their title in the first heading, or in their name', () => {
    expect(read('a.md', '# Trocar a senha\n\nTexto')).toMatchObject({ title: 'Trocar a senha', body: 'Texto' })
    expect(read('guias/trocar-senha.pt-BR.md', 'Texto')).toMatchObject({ title: 'trocar senha', body: 'Texto', locale: 'pt-BR' })
    expect(read('a.md', '---\ntitle: Outro\n---\n# Primeiro\n\nx')).toMatchObject({ title: 'Outro', body: '# Primeiro\n\nx' })
  })

  it('are told what is wrong with them', () => {
    expect(read('a.md', '---\ntitle: [\n---\n# Ok então\n').flaws).toEqual(['bad_front_matter'])
    expect(read('a.md', '---\nvisibility: secret\n---\n# Ok então\n').flaws).toEqual(['front_matter_ignored'])
    expect(read('b.md', '# Ok então\n\n![x](https://e.example/a.png)').flaws).toEqual(['external_images'])
    expect(read('b.md', 'a\0b').flaws).toEqual(['not_text'])
    expect(read('b.md', 'x').flaws).toEqual(['no_title'])
  })

  it('cannot grow by references', () => {
    expect(partFrontMatter('---\na: &a [x, x]\nb: [*a, *a]\n---\nText').broken).toBe(true)
  })
})

describe('HTML files', () => {
  it('become Markdown, without what runs', () => {
    const { title, body } = read(
      'page.html',
      '<html><head><title>Guia &amp; dicas</title><style>p{}</style></head><body><h2>Passos</h2><p>Um <b>forte</b><script>alert(1)</script></p><table><tr><th>A</th></tr><tr><td>1</td></tr></table><iframe src="x">no</iframe></body></html>',
    )
    expect(title).toBe('Guia & dicas')
    expect(body).toContain('## Passos')
    expect(body).toContain('Um **forte**')
    expect(body).toMatch(/\| A +\|/)
    expect(body).not.toMatch(/alert|iframe|p\{\}/)
  })
})

describe('exports', () => {
  const article = { number: 'KB-000001', category: null, tags: ['vpn'], visibility: 'public', template: 'how-to', reviewEveryDays: null } as unknown as ArticleDto
  const id = '019a0000-0000-7000-8000-000000000001'

  it('can be read again', () => {
    const text = { locale: 'pt-BR', slug: 'vpn', title: 'VPN: "como"', summary: 'Curto', body: `Veja [Wi-Fi](kb:${id}).` }
    const file = toMarkdownFile(article, text, new Map([[id, 'wifi']]))
    expect(file).toContain('[Wi-Fi](kb:wifi)')
    const { title, body, fields, flaws } = read('vpn.pt-BR.md', file)
    expect({ title, body, flaws }).toEqual({ title: text.title, body: 'Veja [Wi-Fi](kb:wifi).', flaws: [] })
    expect(fields).toMatchObject({ slug: 'vpn', tags: ['vpn'], visibility: 'public', template: 'how-to' })
  })

  it('have names that every system can unpack', () => {
    expect(['con', 'lpt1', 'console', 'vpn'].map((slug) => exportFileName(slug, 'en'))).toEqual(['_con.en.md', '_lpt1.en.md', 'console.en.md', 'vpn.en.md'])
  })

  it('are packed one after the other', async () => {
    async function* entries() {
      yield await Promise.resolve({ name: 'articles/a.md', text: 'Olá' })
      yield { name: 'articles/b.md', text: 'x'.repeat(100_000) }
    }
    const bytes = new Uint8Array(await new Response(zipped(entries())).arrayBuffer())
    const files = unzipSync(bytes)
    expect(new TextDecoder().decode(files['articles/a.md'])).toBe('Olá')
    expect(files['articles/b.md']?.length).toBe(100_000)
  })

  it('of nothing are an empty archive', async () => {
    async function* none() {}
    const bytes = new Uint8Array(await new Response(zipped(none())).arrayBuffer())
    expect(Object.keys(unzipSync(bytes))).toEqual([])
  })
})
