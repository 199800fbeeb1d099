import { categoryAnswer } from '../../../category'

export async function GET(request: Request, { params }: { params: Promise<{ site: string; locale: string; slug: string }> }) {
  const { site: host, locale, slug } = await params
  return categoryAnswer({ request, host, locale, slug }, 1)
}
