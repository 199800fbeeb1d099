import { publicAddresses } from '@/lib/knowledge/public/addresses'
import { everybody } from '@/lib/knowledge/public/audience'
import { kept } from '@/lib/knowledge/public/cache'
import { categoriesFor } from '@/lib/knowledge/public/categories'
import { sitemap } from '@/lib/knowledge/public/rules/sitemap'
import { publicSite } from '@/lib/knowledge/public/site'
import { nothing, textHeaders } from '../answer'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

export async function GET(_request: Request, { params }: { params: Promise<{ site: string }> }) {
  const { site: host } = await params
  // While it builds, Next asks for a sitemap of its own, of a site that nobody has.
  if (host === '-') return new Response(null, { status: 404 })
  const site = await publicSite(host)
  if (!site) return nothing(host)
  const { tenant, origin } = site
  const [articles, categories] = await kept(tenant.id, ['sitemap'], () =>
    Promise.all([publicAddresses(tenant), categoriesFor(everybody(tenant, tenant.locale))]),
  )
  return new Response(sitemap(origin, articles, categories), { headers: textHeaders('application/xml') })
}
