import { REPLY_VARIABLES, type ReplyVariable } from './vocabulary'

/** Pure rules of canned replies: which variables there are in a text, and what it becomes. */

/** What stands in double braces is trimmed afterwards: spaces that two parts of a pattern may take cost minutes. */
const VARIABLE = /\{\{([^{}]*)\}\}/g

/** Names in double braces that are no variables, each once. */
export function unknownVariables(body: string): string[] {
  const names = [...body.matchAll(VARIABLE)].map(([, name = '']) => name.trim())
  return [...new Set(names)].filter((name) => !REPLY_VARIABLES.some((known) => known === name))
}

/**
 * The text with every variable filled, in one pass: a value that looks like a variable stays as it is. Values are
 * what people are called and what they wrote, and the text is Markdown: they become plain words in it.
 */
export function fillReply(body: string, values: Readonly<Record<ReplyVariable, string>>): string {
  return body.replaceAll(VARIABLE, (whole, inner: string) => {
    const name = inner.trim()
    const known = REPLY_VARIABLES.find((variable) => variable === name)
    if (!known) return whole
    // Our own address, which has to stay one.
    return known === 'link' ? values.link : asWords(values[known])
  })
}

/** One line of text that Markdown shows as it is, whatever it holds. */
export function asWords(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>~|&@]/g, '\\$&')
    // What would become a link by itself.
    .replace(/:(?=\/\/)/g, '\\:')
    // What is a heading, a list or a rule at the beginning of a line.
    .replace(/^[#+\-=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
}

/** How a person is addressed: the first word of their name. */
export const firstNameOf = (name: string): string => name.trim().split(/\s+/, 1)[0] ?? ''
