import { ImageResponse } from 'next/og'
import { brandOf } from '@/lib/knowledge/public/rules/colours'
import { drawable } from '@/lib/knowledge/public/rules/drawable'
import type { Place } from './place'

const SIZE = { width: 1200, height: 630 }
/** Characters of a title that have room. */
const MOST = 140

/** What is shown where somebody shares a link: title and organisation, in its colour. The font comes with Next. */
export async function picture({ organisation, colour, t }: Place, title: string): Promise<ArrayBuffer> {
  const [heading, name] = [drawable(title, MOST), drawable(organisation, MOST)]
  const { brand, onBrand } = brandOf(colour)
  const frame = { width: '100%', height: '100%', display: 'flex', flexDirection: 'column', justifyContent: 'space-between', padding: 72 } as const
  const image = new ImageResponse(
    <div style={{ ...frame, background: brand, color: onBrand }}>
      <div style={{ display: 'flex', fontSize: 34, opacity: 0.9 }}>{t('site')}</div>
      <div style={{ display: 'flex', fontSize: heading.length > 70 ? 56 : 72, lineHeight: 1.15, fontWeight: 700 }}>{heading}</div>
      <div style={{ display: 'flex', fontSize: 38, borderTop: `2px solid ${onBrand}`, paddingTop: 28 }}>{name}</div>
    </div>,
    SIZE,
  )
  return image.arrayBuffer()
}
