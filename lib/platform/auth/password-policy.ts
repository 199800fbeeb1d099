import { COMMON_PASSWORDS } from './common-passwords'

export const PASSWORD_MIN = 10
/** Beyond it nobody remembers more, and hashing takes longer. */
export const PASSWORD_MAX = 200

export type PasswordFlaw = 'too_short' | 'too_long' | 'contains_email' | 'too_common'

/**
 * Why a password is refused, or null. Length and a list of what is tried first, no rules of composition
 * (NIST SP 800-63B, 5.1.1.2).
 *
 * @param email whose parts the password must not contain
 */
export function passwordFlaw(password: string, email?: string | null): PasswordFlaw | null {
  if ([...password].length < PASSWORD_MIN) return 'too_short'
  if (password.length > PASSWORD_MAX) return 'too_long'
  if (email && containsEmail(password.toLowerCase(), email.toLowerCase())) return 'contains_email'
  return isCommon(password) ? 'too_common' : null
}

/** The whole address, or what stands before the @ when it is long enough to mean something. */
function containsEmail(password: string, email: string): boolean {
  const [local = ''] = email.split('@')
  return password.includes(email) || (local.length >= 4 && password.includes(local))
}

/**
 * A common word alone, repeated, or with digits and signs around it, also when digits and signs stand for
 * letters; a few characters over and over; a run along the alphabet or the digits.
 */
function isCommon(password: string): boolean {
  const plain = password.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return [plain, spelledOut(plain)].some(hasCommonCore) || isPeriodic(plain) || isRun(plain)
}

function hasCommonCore(text: string): boolean {
  const core = text.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const [, unit = ''] = /^(.+?)\1+$/.exec(core) ?? []
  return [text, core, unit].some((word) => COMMON_PASSWORDS.has(word))
}

/** `p@ssw0rd` as `password`: digits and signs between letters are taken for the letters they look like. */
function spelledOut(text: string): string {
  const letters: Record<string, string> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '0': 'o', $: 's', '5': 's' }
  return text.replace(/(?<=[a-z])[@$01345](?=[a-z$@])/g, (sign) => letters[sign] ?? sign)
}

const LONGEST_PERIOD = 5

/** One to five characters over and over, the last time perhaps cut short. */
function isPeriodic(text: string): boolean {
  const periods = Array.from({ length: LONGEST_PERIOD }, (_, i) => i + 1)
  return periods.some((period) => [...text].every((letter, i) => i < period || letter === text[i - period]))
}

/** Every character is the neighbour of the one before, as in 0123456789 or jihgfedcba. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
  const step = (codes[1] ?? 0) - (codes[0] ?? 0)
  return Math.abs(step) === 1 && codes.every((code, i) => i === 0 || isNext(code, codes[i - 1] ?? 0, step))
}

const isNext = (code: number, before: number, step: number): boolean =>
  code - before === step || (step === 1 && before === 0x39 && code === 0x30)
