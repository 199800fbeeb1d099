/** Relative luminance (WCAG 2.2) of `#rrggbb`, from 0 for black to 1 for white. */
function luminance(colour: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/** Black or white: what is read better on the colour. One of the two always has a contrast above 4.5. Pure. */
export const inkOn = (colour: string): string => (1.05 / (luminance(colour) + 0.05) >= 4.5 ? '#ffffff' : '#000000')
