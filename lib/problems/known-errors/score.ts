import type { ErrorCode } from './codes'
/** A word that a text and a known error share. */
export interface SharedWord {
  stem: string
  /** Where the known error has it: in its title (A), symptoms or code (B), description (D). */
  place: 'A' | 'B' | 'D'
  /** Whether it stands in the text's own title. */
  titled: boolean
  /** How many known errors have it. */
  held: number
}
export interface Evidence {
  words: readonly SharedWord[]
  knownErrors: number
  titleBreadth: number
  symptomsBreadth: number
  asked: readonly string[]
  titleLikeness: number
  titleWithin: number
  withinSymptoms: number
  items: readonly string[]
  hasItems: boolean
  codes: readonly ErrorCode[]
  otherCode: boolean
}
