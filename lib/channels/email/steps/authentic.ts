/**
 * What a server of ours found out about the sender (RFC 8601). Only the field that this server wrote counts, and
 * anybody can write one: a server that is trusted must remove those that bear its name and are not its own.
 * @param trusted the server's name in the field; without it nothing is believed
 * @returns null when nothing can be said
 */
export function isAuthentic(fields: readonly string[], trusted: string | undefined): boolean | null {
  if (!trusted) return null
  const own = fields.find((field) => field.split(/[;\s]/, 1)[0]?.toLowerCase() === trusted.toLowerCase())
  if (!own) return null
  const dmarc = /\bdmarc=([a-z]+)/i.exec(own)?.[1]?.toLowerCase()
  if (dmarc === 'pass') return true
  return dmarc === 'fail' ? false : null
}
