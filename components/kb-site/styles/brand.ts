import type { Brand } from '@/lib/knowledge/public/rules/colours'

/** The organisation's colours for the style sheet. `Brand` holds nothing but `#rrggbb`. */
export const brandStyle = ({ brand, onBrand, day, night }: Brand): string =>
  `:root{--brand:${brand};--on-brand:${onBrand};--link:light-dark(${day},${night})}`
