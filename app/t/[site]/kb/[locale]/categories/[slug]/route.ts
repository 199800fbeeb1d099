import { createElement } from 'react'
import { CategoryPage } from '@/components/kb-site/category'
import { kept } from '@/lib/knowledge/public/cache'
import { categoryFor } from '@/lib/knowledge/public/lists'
import { answer } from '../../../answer'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

export async function GET(_request: Request, { params }: { params: Promise<{ site: string; locale: string; slug: string }> }) {
  const { site, locale, slug } = await params
  return answer(site, locale, async ({ site: { tenant }, place, audience }) => {
    const view = await kept(tenant.id, ['category', place.locale, slug], () => categoryFor(audience, slug))
    return view && createElement(CategoryPage, { place, view, fallback: tenant.locale })
  })
}
