import 'server-only'
import { createHash } from 'node:crypto'
import type { ReactElement } from 'react'

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const STYLE_ELEMENT = /<style>([\s\S]*?)<\/style>/g
/** Data blocks have a type and are never run: no policy asks about them. */
const SCRIPT_ELEMENT = /<script>([\s\S]*?)<\/script>/g

/** A page as HTML, with the policy that lets exactly its own styles and script run: pages that are kept have no nonce. */
export async function renderPage(page: ReactElement): Promise<{ html: string; policy: string }> {
  // Next lets only a dynamic import pass; pages that are documents of their own need no router around them.
  const { renderToStaticMarkup } = await import('react-dom/server')
  const html = `<!doctype html>${renderToStaticMarkup(page)}`
  const hashes = (element: RegExp): string => [...html.matchAll(element)].map(([, text]) => hashOf(text ?? '')).join(' ') || "'none'"
  const policy = [
    "default-src 'none'",
    `style-src ${hashes(STYLE_ELEMENT)}`,
    `script-src ${hashes(SCRIPT_ELEMENT)}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return { html, policy }
}
