/** The words of problems: plain data, so that a browser gets them without zod. */

export const PROBLEM_STATUSES = ['new', 'assess', 'root_cause_analysis', 'fix_in_progress', 'resolved', 'closed'] as const
export type ProblemStatus = (typeof PROBLEM_STATUSES)[number]

/** The states in which somebody still looks for the cause or the fix. */
export const OPEN_PROBLEM_STATUSES = ['new', 'assess', 'root_cause_analysis', 'fix_in_progress'] as const satisfies ProblemStatus[]

export const PROBLEM_SORTS = ['createdAt', 'updatedAt', 'priority', 'number'] as const
export type ProblemSort = (typeof PROBLEM_SORTS)[number]

/** How a problem is closed without a fix. */
export const EXITS = ['duplicate', 'risk_accepted'] as const
export type Exit = (typeof EXITS)[number]

/** Who is shown the workaround of a known error. */
export const AUDIENCES = ['agents', 'requesters'] as const
export type Audience = (typeof AUDIENCES)[number]

/** By which way an incident came under its problem. */
export const LINK_WAYS = ['manual', 'bulk', 'suggestion', 'trend', 'known_error'] as const
export type LinkWay = (typeof LINK_WAYS)[number]

/** Ishikawa's branches, as they are asked for in IT. */
export const FISHBONE_BRANCHES = ['people', 'process', 'technology', 'environment', 'data', 'supplier'] as const
export type FishboneBranch = (typeof FISHBONE_BRANCHES)[number]

/** What a post-incident review answers, in the order of its template. */
export const REVIEW_PARTS = ['summary', 'impact', 'detection', 'response', 'wentWell', 'wentWrong', 'lessons'] as const
export type ReviewPart = (typeof REVIEW_PARTS)[number]

export const LIMITS = {
  note: 5_000,
  errorCode: 100,
  whys: 10,
  why: 500,
  causes: 20,
  cause: 200,
  /** Incidents that are linked in one go. */
  links: 500,
  /** Incidents that a resolution resolves in its own transaction; a job does the rest. */
  atOnce: 500,
} as const
