/** The words of the knowledge base. Safe in the browser. */

/** Who reads a published article: everybody, whoever signs in, who works tickets, or some teams. */
export const ARTICLE_VISIBILITIES = ['public', 'requesters', 'agents', 'teams'] as const
export type ArticleVisibility = (typeof ARTICLE_VISIBILITIES)[number]

export const ARTICLE_TEMPLATES = ['general', 'how-to', 'known-error', 'faq'] as const
export type ArticleTemplate = (typeof ARTICLE_TEMPLATES)[number]

/** The life of an article in one language. Of a published one, later texts may be in review all the same. */
export const TRANSLATION_STATUSES = ['draft', 'in_review', 'published', 'archived'] as const
export type TranslationStatus = (typeof TRANSLATION_STATUSES)[number]

export const REVIEW_STATUSES = ['open', 'approved', 'changes_requested', 'withdrawn'] as const
export type ReviewStatus = (typeof REVIEW_STATUSES)[number]

export const REVIEW_DECISIONS = ['approved', 'changes_requested'] as const
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number]

export const CALLOUTS = ['note', 'tip', 'important', 'warning', 'caution'] as const
export type Callout = (typeof CALLOUTS)[number]

export const LIMITS = {
  title: 200,
  summary: 500,
  /** Characters of Markdown: thirty pages. */
  body: 100_000,
  slug: 80,
  note: 500,
  tag: 40,
  tags: 20,
  teams: 20,
  reviewers: 10,
  comment: 10_000,
  quote: 1_000,
  /** What a reader says of an article. */
  feedback: 2_000,
  files: 200,
  reviewEveryDays: 1_095,
  categoryName: 80,
  categoryDescription: 300,
} as const
