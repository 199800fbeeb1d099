import { Environment } from '@marcbachmann/cel-js'

type Program = (context: Record<string, unknown>) => unknown

const language = new Environment({ unlistedVariablesAreDyn: true })
  .registerVariable('event', 'dyn')
  .registerVariable('async', 'dyn')

const programs = new Map<string, Program>()

/** Prepares a CEL expression over `event` and `async`. Throws when it cannot be read. */
export function compile(expression: string): Program {
  const known = programs.get(expression)
  if (known) return known
  const parsed = language.parse(expression)
  // Expressions of waits may carry values, so there is no end to them.
  if (programs.size >= 1_000) programs.clear()
  programs.set(expression, parsed)
  return parsed
}

/** Whether an expression holds; one that asks for what the events do not have does not. */
export function holds(expression: string | null | undefined, event: unknown, async?: unknown): boolean {
  if (!expression) return true
  try {
    return compile(expression)({ event, async }) === true
  } catch {
    return false
  }
}

/** The value of an expression as text, for keys; empty when the event does not have what it asks for. */
export function keyOf(expression: string, event: unknown): string {
  try {
    const value = compile(expression)({ event })
    return typeof value === 'string' ? value : (JSON.stringify(value, plain) ?? '')
  } catch {
    return ''
  }
}

/** CEL's integers are bigints, which JSON does not know. */
const plain = (_key: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)
