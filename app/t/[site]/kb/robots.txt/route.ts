import { KB_ROOT } from '@/lib/knowledge/public/rules/paths'
import { publicSite } from '@/lib/knowledge/public/site'
import { textHeaders } from '../answer'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

/** The knowledge base is open to search engines; searches in it and everything behind the sign-in are not. */
export async function GET(_request: Request, { params }: { params: Promise<{ site: string }> }) {
  const site = await publicSite((await params).site)
  const lines = site
    ? ['User-agent: *', `Allow: ${KB_ROOT}`, 'Allow: /icon.svg', 'Allow: /files/kb/', `Disallow: ${KB_ROOT}/*/search`, 'Disallow: /', '', `Sitemap: ${site.origin}/sitemap.xml`]
    : ['User-agent: *', 'Allow: /']
  return new Response(`${lines.join('\n')}\n`, { headers: textHeaders('text/plain') })
}
