import 'server-only'
import type { Locale } from '@/lib/platform/i18n/locale'
import { LIMITS } from '../vocabulary'
import { partFrontMatter, type FrontMatter } from './front-matter'
import { htmlToMarkdown } from './html'
import type { ImportFlaw } from './schema'

/** An article as a file describes it. */
export interface ReadFile {
  fileName: string
  title: string
  summary: string
  body: string
  locale: Locale
  fields: FrontMatter
  flaws: ImportFlaw[]
}

/** What keeps a file from being imported at all. */
export const FATAL: ReadonlySet<ImportFlaw> = new Set(['not_text', 'too_long', 'no_title', 'failed'])

/** Bounded: a file may be a megabyte of brackets. */
const IMAGE = /!\[[^\]\n]{0,300}\]\((?!kb-file:)/
/** Of the beginning of a text, where a heading stands. */
const BEGINNING = 2_000
const FIRST_HEADING = /^\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\r?\n|$)/

/**
 * Reads a Markdown or HTML file. Its title: what it says of itself, else its first heading, which then leaves the
 * text, else its name. Its language: what it says, else `.en.md` in its name, else the one given.
 */
export function readFile({ name, text }: { name: string; text: string }, locale: Locale): ReadFile {
  const flaws: ImportFlaw[] = []
  if (text.includes('\0')) return { fileName: name, title: name, summary: '', body: '', locale, fields: {}, flaws: ['not_text'] }
  const { fields, body: source, ignored, broken } = partFrontMatter(text.replaceAll('\r\n', '\n'))
  if (broken) flaws.push('bad_front_matter')
  if (ignored) flaws.push('front_matter_ignored')
  const page = /\.html?$/i.test(name) ? htmlToMarkdown(source) : { title: null, markdown: source.trim() }
  const heading = FIRST_HEADING.exec(page.markdown.slice(0, BEGINNING))
  const title = (fields.title ?? heading?.[1] ?? page.title ?? nameOf(name)).slice(0, LIMITS.title).trim()
  const repeats = heading !== null && (fields.title === undefined || plain(heading[1] ?? '') === plain(title))
  const body = repeats ? page.markdown.slice(heading[0].length).trim() : page.markdown
  if (title.length < 3) flaws.push('no_title')
  if (body.length > LIMITS.body) flaws.push('too_long')
  if (IMAGE.test(body)) flaws.push('external_images')
  return { fileName: name, title, summary: fields.summary ?? '', body, locale: fields.locale ?? localeOfName(name) ?? locale, fields, flaws }
}

const plain = (text: string): string => text.replace(/[*_`]/g, '').trim().toLowerCase()

const nameOf = (name: string): string =>
  name.replace(/^.*[/\\]/, '').replace(/(?:\.(?:pt-br|en))?\.[a-z]+$/i, '').replace(/[-_]+/g, ' ')

function localeOfName(name: string): Locale | null {
  if (/\.en\.[a-z]+$/i.test(name)) return 'en'
  return /\.pt-br\.[a-z]+$/i.test(name) ? 'pt-BR' : null
}
