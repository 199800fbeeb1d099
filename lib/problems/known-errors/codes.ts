import { plainText } from '@/lib/tickets/search/parse'

/** A known error's code, as it was found in a text. */
export interface FoundCode {
  /** As the known error writes it. */
  code: string
  /** Hardly anything else is written so (0x80070005, ORA-12154, ERR_CONNECTION_RESET); a bare number (504) is not. */
  telling: boolean
}

/** Codes that tell which error it is by their form alone. */
const TELLING = [
  /(?<![a-z\d])0x[\da-f]{3,16}(?![a-z\d])/,
  /(?<![a-z\d])[a-z]{2,10}(?:_[a-z\d]+){1,6}(?![a-z\d])/,
  /(?<![a-z\d])[a-z]{2,6}-\d{2,6}(?![a-z\d])/,
  /(?<![a-z\d])[a-z]{2,5}\d{4,8}(?![a-z\d])/,
]

/** Whether a text, in plain letters, names errors by codes, whichever. */
export const namesCodes = (plain: string): boolean => TELLING.some((pattern) => plain.search(pattern) >= 0)

/**
 * Looks for a known error's codes in a text, however they are joined: "caa70004" is "CAA 70004", "0x800F0922" is
 * "800f0922", DRIVER_POWER_STATE_FAILURE is "driver power state failure".
 *
 * @param plain the text, in plain letters
 * @param field one code or several: "0x0000011b / 0x00000709"
 */
export function findCode(plain: string, field: string): FoundCode | null {
  for (const code of field.split(/[,;/|\n]/).map((part) => part.trim())) {
    const parts = plainText(code).replace(/^0x(?=[\da-f]{4})/, '').match(/[a-z]+|\d+/g) ?? []
    const key = parts.join('')
    if (key.length < 3) continue
    // Long codes may go on: programs add to them.
    const end = key.length >= 8 ? '' : '(?![a-z\\d])'
    const pattern = new RegExp(`(?<![a-z\\d])(?:0x)?${parts.join('[^a-z\\d]?')}${end}`)
    if (pattern.test(plain)) return { code, telling: /^0x/i.test(code) || (/[a-z]/.test(key) && (/\d/.test(key) || parts.length > 1)) }
  }
  return null
}
