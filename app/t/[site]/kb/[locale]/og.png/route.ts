import { keptAnswer } from '../../kept-answer'
import { pictureFile } from '../../picture'

export async function GET(request: Request, { params }: { params: Promise<{ site: string; locale: string }> }) {
  const { site: host, locale } = await params
  return keptAnswer({ request, host, locale }, ['picture'], ({ place }) => pictureFile(place, place.t('hero.title')))
}
