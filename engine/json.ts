/** Escapes that may be half of a character. */
const SURROGATE = /\\u[dD][89a-fA-F]/

/**
 * Parses JSON. Half characters, as a text that was cut has them, become U+FFFD: they have no canonical form, so
 * nothing that carries one could be signed.
 */
export function parseJson(text: string): unknown {
  if (!SURROGATE.test(text)) return JSON.parse(text) as unknown
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  ) as unknown
}
