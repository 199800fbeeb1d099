/** A message's HTML for a frame within a page: without its style elements, which the page's policy does not run. */
export const frameHtml = (html: string): string => html.replace(/<style\b[\s\S]*?<\/style>/gi, '')
