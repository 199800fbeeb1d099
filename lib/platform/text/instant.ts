/**
 * Writes instants on the clock of a zone as ISO 8601 with the offset it had then: `2026-01-31T09:30:00-03:00`, which
 * programs read without knowing the zone. Pure.
 *
 * @param timeZone IANA name
 */
export function instantsIn(timeZone: string): (instant: string | Date) => string {
  // Swedish writes dates so.
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const offset = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  return (instant) => {
    const date = new Date(instant)
    const name = offset.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value
    // `GMT-03:00`; at Greenwich only `GMT`.
    return `${local.format(date).replace(' ', 'T')}${name?.slice(3) || '+00:00'}`
  }
}
