/** The longer texts of the demo, kept as data beside this file. */
import { readFileSync } from 'node:fs'
import type { Level } from '@/lib/tickets/schema'
import type { Audience, FishboneBranch, ProblemStatus } from '@/lib/problems/vocabulary'
import type { Story } from './story'

export interface ToldProblem {
  /** What its incidents call it by. */
  key: string
  title: string
  description: string
  symptoms: string
  errorCode: string | null
  rootCause: string
  workaround: string
  /** Whom it hits, in words. */
  impact: string
  impactLevel: Level
  urgency: Level
  fiveWhys: { why: string; because: string }[]
  fishbone: Partial<Record<FishboneBranch, string[]>>
  status: ProblemStatus
  knownError: boolean
  audience?: Audience
  resolution?: string
  category: [top: string, below?: string]
  team: string
  assignee: string | null
  ageDays: number
  tags: string[]
  /** The configuration item it is about, by name. */
  item: string
  /** Days are counted from today; past ones are negative. */
  tasks: { title: string; status: 'open' | 'done'; assignee: string; dueInDays: number }[]
}

export const toldIncidents = (): Story[] => read('incidents')

export const toldProblems = (): ToldProblem[] => read('problems')

/** Our own files, whose shape the types above describe; the verbs check what they are given. */
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(`./content/${name}.json`, import.meta.url), 'utf8')) as T
