/** Colours of an organisation made readable (WCAG 2.2, 1.4.3): its own colour may be any. Pure. */

type Rgb = readonly [number, number, number]

const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]
/** What links stand on, by day and by night, where they are read worst. */
const DAY: Rgb = [234, 240, 242]
const NIGHT: Rgb = [19, 43, 55]
/** Somewhat more than the 4.5 that are asked for, so that rounding never falls below. */
const ENOUGH = 4.6
/** By night links of hardly enough contrast look switched off beside light text. */
const ENOUGH_BY_NIGHT = 6.5
const STEPS = 50

export interface Brand {
  /** The colour itself, and black or white on it. */
  brand: string
  onBrand: string
  /** The colour as text by day and by night. */
  day: string
  night: string
}

export function brandOf(colour: string): Brand {
  const brand = read(colour)
  const onBrand = contrast(brand, WHITE) >= 4.5 ? WHITE : BLACK
  return { brand: write(brand), onBrand: write(onBrand), day: write(towards(brand, BLACK, DAY)), night: write(towards(brand, WHITE, NIGHT, ENOUGH_BY_NIGHT)) }
}

/** The contrast of two `#rrggbb`, from 1 to 21. */
export const contrastOf = (one: string, other: string): number => contrast(read(one), read(other))

/** The colour, mixed with as much of `end` as it takes to be read on `ground`. */
function towards(colour: Rgb, end: Rgb, ground: Rgb, enough = ENOUGH): Rgb {
  for (let step = 0; step < STEPS; step++) {
    const mixed = mix(colour, end, step / STEPS)
    if (contrast(mixed, ground) >= enough) return mixed
  }
  return end
}

const mix = ([r, g, b]: Rgb, [r2, g2, b2]: Rgb, part: number): Rgb =>
  [Math.round(r + (r2 - r) * part), Math.round(g + (g2 - g) * part), Math.round(b + (b2 - b) * part)]

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const value = part / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const read = (colour: string): Rgb => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
]

const write = (colour: Rgb): string => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`
