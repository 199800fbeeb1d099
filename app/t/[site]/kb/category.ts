import { createElement } from 'react'
import { CategoryPage } from '@/components/kb-site/category'
import { categoryFor } from '@/lib/knowledge/public/lists'
import { keptAnswer, madeOf } from './kept-answer'

interface Wanted {
  request: Request
  host: string
  locale: string
  slug: string
}

/** A page of a category, from 1. */
export const categoryAnswer = ({ slug, ...asked }: Wanted, page: number): Promise<Response> =>
  keptAnswer(asked, ['category', slug, String(page)], async ({ site: { tenant }, place, audience }) => {
    const view = await categoryFor(audience, slug, page)
    return view && madeOf(createElement(CategoryPage, { place, view, fallback: tenant.locale }))
  })
