import { v7, validate } from 'uuid'

/**
 * A new primary key: UUIDv7 (RFC 9562). It begins with the time in milliseconds, so rows that are made
 * one after the other lie together in their index.
 */
export const newId = (): string => v7()

/** Whether `value` can be the id of a row. Ask before a query: the database answers bad text with an error. */
export const isUuid = (value: unknown): value is string => validate(value)
