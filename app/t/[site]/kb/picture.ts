import { picture } from '@/components/kb-site/picture'
import type { Place } from '@/components/kb-site/place'
import type { Made } from './kept-answer'

/** The picture for shared links as it is kept. */
export const pictureFile = async (place: Place, title: string): Promise<Made> => ({
  kind: 'file',
  type: 'image/png',
  body: Buffer.from(await picture(place, title)).toString('base64'),
  base64: true,
})
