import { v7, validate } from 'uuid'

/**
 * A new primary key: UUIDv7 (RFC 9562). It begins with the time in milliseconds, so rows that are made
 * one after the other lie together in their index.
 */
export const newId = (): string => v7()

/** Whether `value` can be the id of a row. Ask before a query: the database answers bad text with an error. */
export const isUuid = (value: unknown): value is string => validate(value)

/** Where the ids of an instant begin: those that were made earlier sort before it, all others after it. */
export function firstIdAt(instant: Date): string {
  const time = Math.max(0, instant.getTime()).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
}
