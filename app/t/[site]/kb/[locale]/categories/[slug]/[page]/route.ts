import { pageNumberOf } from '@/lib/knowledge/public/rules/paths'
import { answer } from '../../../../answer'
import { categoryAnswer } from '../../../../category'

interface Props {
  params: Promise<{ site: string; locale: string; slug: string; page: string }>
}

/** A further page of a category: the second, the third and so on. */
export async function GET(request: Request, { params }: Props) {
  const { site: host, locale, slug, page } = await params
  const number = pageNumberOf(page)
  return number === null ? answer(host, locale, async () => null) : categoryAnswer({ request, host, locale, slug }, number)
}
