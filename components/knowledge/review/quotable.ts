/** The id of the element whose selection can be quoted in a comment. */
export const QUOTABLE = 'review-text'
