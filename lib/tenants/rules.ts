/** Names below the root domain that are, or may become, the product's own; and those that invite fraud. */
const RESERVED = new Set(
  `about abuse account accounts admin administrator api app apps assets auth autoconfig autodiscover billing blog
  cdn cname console contact dashboard demo dev dns docs download email farol files ftp git help host hostmaster
  imap inbound info internal invite kb legal localhost login logout mail manage mx news ns ns1 ns2 oauth operator
  ops payments pop pop3 portal postmaster preview privacy prod proxy public root sales secure security server
  sign-in sign-up signin signup smtp sso staff staging static stats status store support system team terms test
  tests tracking upload uploads vpn web webhooks webmail webmaster wiki www www1 www2`.split(/\s+/),
)

const SLUG_MIN = 3
const SLUG_MAX = 40

export type SlugFlaw = 'too_short' | 'too_long' | 'characters' | 'reserved'

/**
 * Why a text cannot be the address of an organisation, or null. It becomes a DNS label (RFC 1123); one with
 * hyphens at places 3 and 4 is left to internationalised names (RFC 5891).
 */
export function slugFlaw(slug: string): SlugFlaw | null {
  if (slug.length < SLUG_MIN) return 'too_short'
  if (slug.length > SLUG_MAX) return 'too_long'
  if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])$/.test(slug) || slug.slice(2, 4) === '--') return 'characters'
  return RESERVED.has(slug) || /^\d+$/.test(slug) ? 'reserved' : null
}

/** A first proposal for the address of an organisation of that name. */
export const proposeSlug = (organisation: string): string =>
  organisation
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_MAX)
    .replace(/^-+|-+$/g, '')
