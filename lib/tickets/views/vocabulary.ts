/** `perOwner` counts what a person has made and not deleted; `counted` is how many views get a live figure. */
export const VIEW_LIMITS = { name: 60, perOwner: 100, filterValue: 2_000, filters: 40, counted: 30 } as const
