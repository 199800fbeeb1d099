/** How a person likes the interface, kept in cookies so that the server renders it right at once. */

export const THEME_COOKIE = 'farol.theme'

/** `system` is the absence of a choice: the cookie is then removed. */
export type Theme = 'light' | 'dark' | 'system'

/** Reads the theme cookie; anything unknown means the system's. */
export function parseTheme(cookie: string | undefined): Theme {
  return cookie === 'light' || cookie === 'dark' ? cookie : 'system'
}

const YEAR_SECONDS = 31_536_000

/** Stores a preference for a year on this host; null forgets it. Browser only. */
export function setPreference(name: string, value: string | null) {
  const secure = location.protocol === 'https:' ? '; secure' : ''
  const life = value === null ? 0 : YEAR_SECONDS
  document.cookie = `${name}=${value ?? ''}; path=/; max-age=${life}; samesite=lax${secure}`
}
