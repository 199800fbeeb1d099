import { foreignComplaints, complaintsOf } from './complaints'
import type { FoundCode } from './codes'

/** A stem of the text that is asked about. */
export interface Asked {
  stem: string
  /** Whether it stands in the title. */
  titled: boolean
  /** Whether it is only another name of what the text says. */
  meant: boolean
  /** How much it tells: 1 for what one known error alone has, towards 0 for what all have or everybody writes. */
  weight: number
}

/** A stem that the text and a known error share. */
export interface Shared extends Asked {
  place: 'title' | 'symptoms'
}

/** What a text and a known error have in common. */
export interface Evidence {
  shared: readonly Shared[]
  /** About what all stems in the known error's title, and those in its symptoms, weigh together. */
  titleBreadth: number
  symptomsBreadth: number
  /** How alike the titles are written, 0 to 1. */
  likeness: number
  /** Names of the configuration items that both have. */
  items: readonly string[]
  /** Whether both name items, and none is the same. */
  otherItem: boolean
  code: FoundCode | null
  /** Whether the text names errors by code, and not this one. */
  otherCode: boolean
  /** The words of the known error, for what it complains of. */
  says: string
}

/** At and above it a known error is offered; what it gives and costs is measured in tests/integration/known-errors. */
export const OFFERED_FROM = 0.5
/** One that is far behind the best is not offered beside it. */
const CLOSE_TO_BEST = 0.6

/** The best first, without those far behind it; scores are rounded as they are shown. Pure. */
export function nearBest<T extends { score: number }>(scored: readonly T[]): T[] {
  const ranked = scored.toSorted((a, b) => b.score - a.score)
  const best = ranked[0]?.score ?? 0
  return ranked.filter(({ score }) => score >= best * CLOSE_TO_BEST).map((one) => ({ ...one, score: Math.round(one.score * 100) / 100 }))
}

/**
 * How much each kind of evidence counts, in log-odds. Those of words were fitted (logistic regression) to the training
 * part of tests/fixtures/kedb/corpus.json; those of codes and items, which are rare there, were set.
 */
const WEIGHTS = {
  none: -7.2,
  title: 1.6,
  symptoms: 1.65,
  ownTitle: 0.95,
  ownText: 0.2,
  wholeTitle: 1.6,
  wholeSymptoms: 0.85,
  likeness: 0.4,
  words: 1.6,
  tellingCode: 4,
  bareCode: 0.5,
  otherCode: -1.5,
  item: 1.1,
  otherItem: -0.8,
  foreignComplaint: -1.9,
} as const satisfies Record<string, number>

/** Words weighing less than this are everybody's. */
const COMMON_BELOW = 0.2

/**
 * The stems without those that are only longer forms of another: of one word there is the stem in Portuguese and in
 * English, and it must not count twice.
 */
export function distinct<T extends { stem: string }>(words: readonly T[]): T[] {
  const kept: T[] = []
  for (const word of [...words].sort((a, b) => a.stem.length - b.stem.length)) {
    const form = kept.some(({ stem }) => stem.length >= 3 && word.stem.length > 3 && word.stem.startsWith(stem) && word.stem.length - stem.length <= 3)
    if (!form) kept.push(word)
  }
  return kept
}

const sum = (words: readonly { weight: number }[]): number => words.reduce((total, { weight }) => total + weight, 0)
/** What was only meant counts a little less than what was said. */
const worth = (words: readonly Shared[]): number => sum(distinct(words.filter(({ meant }) => !meant))) + 0.8 * sum(distinct(words.filter(({ meant }) => meant)))
const part = (of: number, whole: number): number => of / Math.max(whole, 0.5)

/**
 * How likely a text is about a known error, 0 to 1.
 *
 * @param asked the stems of the text
 * @param text the text itself, for what it complains of
 */
export function scoreOf(evidence: Evidence, asked: readonly Asked[], text: string): number {
  const { shared } = evidence
  const said = asked.filter(({ meant }) => !meant)
  const known = new Set(shared.map(({ stem }) => stem))
  const cover = (words: readonly Asked[]) => part(sum(distinct(words.filter(({ stem }) => known.has(stem)))), sum(distinct(words)))
  const inTitle = shared.filter(({ place }) => place === 'title')
  const inSymptoms = shared.filter(({ place }) => place === 'symptoms')
  const tellingWords = distinct(shared.filter(({ weight }) => weight >= COMMON_BELOW))
  const odds =
    WEIGHTS.none +
    WEIGHTS.title * Math.log1p(worth(inTitle)) +
    WEIGHTS.symptoms * Math.log1p(worth(inSymptoms)) +
    WEIGHTS.ownTitle * cover(said.filter(({ titled }) => titled)) +
    WEIGHTS.ownText * cover(said) +
    WEIGHTS.wholeTitle * part(sum(inTitle), evidence.titleBreadth) +
    WEIGHTS.wholeSymptoms * part(sum(inSymptoms), evidence.symptomsBreadth) +
    WEIGHTS.likeness * evidence.likeness +
    WEIGHTS.words * Math.log1p(tellingWords.length) +
    (evidence.code ? (evidence.code.telling ? WEIGHTS.tellingCode : WEIGHTS.bareCode) : evidence.otherCode ? WEIGHTS.otherCode : 0) +
    (evidence.items.length > 0 ? WEIGHTS.item : evidence.otherItem ? WEIGHTS.otherItem : 0)
  // What speaks against it lowers it only: most known errors are out by now.
  if (odds < 0) return probability(odds)
  return probability(odds + WEIGHTS.foreignComplaint * Math.min(2, foreignComplaints(complaintsOf(text), complaintsOf(evidence.says))))
}

const probability = (odds: number): number => 1 / (1 + Math.exp(-odds))
