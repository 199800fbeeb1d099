/** Days that are looked back on for gaps and figures. */
export const DAYS = 90

/** Gaps of a kind that are shown, the largest. */
export const MOST_OF_A_KIND = 20

/** The instant from which something counts: the window, or when the gap was last put aside. Over a `kb_gap_dismissal g`. */
export const since = (now: string): string => `greatest(${now}::timestamptz - make_interval(days => ${DAYS}), g.dismissed_at)`

/** Joins the dismissal of a gap. */
export const dismissalOf = (kind: string, key: string, tenant: string): string =>
  `left join kb_gap_dismissal g on g.tenant_id = ${tenant}::uuid and g.kind = '${kind}' and g.key = ${key}`
