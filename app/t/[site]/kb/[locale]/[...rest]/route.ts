import { answer } from '../../answer'

/** Status 404 with a search for every address where nothing is. */
export async function GET(_request: Request, { params }: { params: Promise<{ site: string; locale: string }> }) {
  const { site, locale } = await params
  return answer(site, locale, async () => null)
}
