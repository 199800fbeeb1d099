import { KB_ROOT } from '@/lib/knowledge/public/rules/paths'
import { publicSite } from '@/lib/knowledge/public/site'
import { textHeaders } from '../headers'

/** The knowledge base is open to search engines; searches in it and everything behind the sign-in are not. */
export async function GET(_request: Request, { params }: { params: Promise<{ site: string }> }) {
  const site = await publicSite((await params).site)
  const open = [`${KB_ROOT}`, '/icon.svg', '/files/kb/', '/sitemap.xml'].map((path) => `Allow: ${path}`)
  const lines = site
    ? ['User-agent: *', ...open, `Disallow: ${KB_ROOT}/*/search`, 'Disallow: /', '', `Sitemap: ${site.origin}/sitemap.xml`]
    : ['User-agent: *', 'Allow: /']
  return new Response(`${lines.join('\n')}\n`, { headers: textHeaders('text/plain') })
}
