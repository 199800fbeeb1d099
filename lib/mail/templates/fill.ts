import 'server-only'
import { escapeHtml } from '@/lib/platform/mail/layout/escape'
import { renderMarkdown } from '@/lib/platform/text/markdown'
import { replaceIn } from './rules'
import type { Template } from './standard'
import { SUBJECT_LIMIT, type Variable } from './vocabulary'

/** What stands in the place of a variable. */
export interface Value {
  text: string
  /** The same as sanitised HTML, for what people wrote at length; without it the text is shown as it is. */
  html?: string
  /** It is an address of ours and may be where a link leads. */
  url?: boolean
}

export type Values = Partial<Record<Variable, Value>>

export interface Filled {
  subject: string
  /** Sanitised HTML. */
  html: string
  text: string
}

/**
 * A template with its values. The Markdown is the tenant's, the values are anybody's: they are put in after it was
 * rendered, so that nothing in a title becomes a link, and no value but an address of ours can be where a link leads.
 */
export function fillTemplate(template: Template, number: string, values: Values): Filled {
  const text = (name: Variable) => values[name]?.text ?? ''
  return {
    subject: subjectOf(oneLine(replaceIn(template.subject, text)), number),
    html: htmlOf(template.body, values),
    text: tidy(replaceIn(template.body.replaceAll('**', ''), text)),
  }
}

/** With the ticket's number, by which an answer finds its ticket when all else is lost. */
function subjectOf(subject: string, number: string): string {
  const tag = `[${number}]`
  return subject.includes(tag) ? subject : `${tag} ${subject}`.trim()
}

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim().slice(0, SUBJECT_LIMIT)

/** Lines that are left empty by a variable without a value are closed up. */
const tidy = (text: string): string => `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`

/** A word that Markdown leaves alone, in which the name of a variable travels through the renderer. */
const slotOf = (name: Variable): string => `farolslot${Buffer.from(name).toString('hex')}z`
const nameIn = (hex: string): Variable => Buffer.from(hex, 'hex').toString() as Variable

/** A variable alone on its lines, the value of an attribute, a variable within a line. */
const PLACE = /<p>farolslot([0-9a-f]+)z<\/p>|="([^"]*)"|farolslot([0-9a-f]+)z/g
const SLOT = /farolslot([0-9a-f]+)z/g

function htmlOf(body: string, values: Values): string {
  // What a template spells like a slot is no slot.
  const rendered = renderMarkdown(replaceIn(body.replaceAll('farolslot', 'farol slot'), slotOf))
  const value = (hex: string) => values[nameIn(hex)]
  // Once over the whole: what is put in is not looked at again.
  return rendered.replace(PLACE, (_, alone?: string, attribute?: string, inline?: string) => {
    if (alone !== undefined) return blockOf(value(alone))
    if (attribute !== undefined) return `="${attribute.replace(SLOT, (__, hex: string) => addressOf(value(hex)))}"`
    return inlineOf(value(inline ?? ''))
  })
}

const blockOf = (value: Value | undefined): string => {
  if (!value?.text.trim()) return ''
  return value.html === undefined ? `<p>${inlineOf(value)}</p>` : `<blockquote>${value.html}</blockquote>`
}

const addressOf = (value: Value | undefined): string => (value?.url ? escapeHtml(value.text) : '')

const inlineOf = (value: Value | undefined): string => escapeHtml(value?.text ?? '').replace(/\r?\n/g, '<br />')
