/** The words of links between tickets: plain data, so that a browser gets them without zod. */

/** As stored: "source <type> target". */
export const LINK_TYPES = ['relates', 'duplicates', 'blocks', 'caused_by', 'follow_up'] as const
export type LinkType = (typeof LINK_TYPES)[number]

/** As read from one of the two: "this <relation> the other". */
export const RELATIONS = [
  'relates',
  'duplicates',
  'duplicated_by',
  'blocks',
  'blocked_by',
  'caused_by',
  'causes',
  'follow_up',
  'has_follow_up',
] as const
export type Relation = (typeof RELATIONS)[number]

/** The same link, read from the other end. */
export const INVERSE: Record<Relation, Relation> = {
  relates: 'relates',
  duplicates: 'duplicated_by',
  duplicated_by: 'duplicates',
  blocks: 'blocked_by',
  blocked_by: 'blocks',
  caused_by: 'causes',
  causes: 'caused_by',
  follow_up: 'has_follow_up',
  has_follow_up: 'follow_up',
}
