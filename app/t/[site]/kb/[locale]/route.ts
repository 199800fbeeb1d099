import { createElement } from 'react'
import { HomePage } from '@/components/kb-site/home'
import { kept } from '@/lib/knowledge/public/cache'
import { homeFor } from '@/lib/knowledge/public/lists'
import { answer } from '../answer'

// Made at the first call and kept until the knowledge base changes; what it says of the organisation itself
// (name, colour) and of what is popular follows within these seconds.
export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

export async function GET(_request: Request, { params }: { params: Promise<{ site: string; locale: string }> }) {
  const { site, locale } = await params
  return answer(site, locale, async ({ site: { tenant }, place, audience }) => {
    const view = await kept(tenant.id, ['home', place.locale], () => homeFor(audience))
    return createElement(HomePage, { place, view })
  })
}
