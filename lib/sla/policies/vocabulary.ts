/** How much there may be of what policies are made of. Plain data, so that a browser gets it without zod. */
export const LIMITS = {
  policies: 50,
  escalations: 20,
  categories: 100,
  name: 80,
  /** Ten years. */
  seconds: 315_360_000,
} as const
