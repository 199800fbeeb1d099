import 'server-only'

/** The timezones to choose from, by their IANA names, with the given one even if it goes by an older name. */
export const timezonesWith = (current: string): string[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), current])].sort()
