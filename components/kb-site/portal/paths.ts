/** Where somebody signed in reads: the language is theirs, the slug names the article in any. */
export const PORTAL_KB = '/portal/kb'
export const portalArticle = (slug: string): string => `${PORTAL_KB}/${slug}`
