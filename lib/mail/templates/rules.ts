import { VARIABLES, type Variable } from './vocabulary'

/** `{{ticket.number}}`, with or without spaces inside. */
const PLACEHOLDER = /\{\{\s*([\w.]{1,40})\s*\}\}/g

const known = new Set<string>(VARIABLES)
const isVariable = (name: string): name is Variable => known.has(name)

/** What a template names that no template knows, each once. */
export const unknownIn = (template: string): string[] => [
  ...new Set([...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name).filter((name) => !isVariable(name))),
]

/** Puts something in the place of each variable; of a name that is none, nothing. */
export const replaceIn = (template: string, value: (name: Variable) => string): string =>
  template.replace(PLACEHOLDER, (_, name: string) => (isVariable(name) ? value(name) : ''))
