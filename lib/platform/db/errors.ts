import 'server-only'
import { Conflict, DomainError, Malformed, NotFound, ValidationFailed } from '@/lib/platform/errors'
import { sqlFailureOf, type SqlFailure } from './sql-failure'
import { violationIn, type Violation } from './violation'

/** The database is there but cannot serve now: full, restarting, or a statement took too long. */
export class DatabaseBusy extends DomainError {
  readonly code = 'unavailable'
  readonly status = 503
  /** Seconds until another try makes sense. */
  readonly retryAfter = 2
  constructor() {
    super('The service is busy; try again in a moment')
  }
}

/** Prisma's codes for a server that is out of reach, a pool that is empty, a transaction that took too long. */
const BUSY_PRISMA = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'])
/** Connection exceptions, resources, cancelled and terminated statements, lock and idle timeouts. */
const BUSY_SQL = /^(08...|53...|57...|55P03|25P03|25P04)$/
/** Another transaction was first: serialization failure, deadlock. */
const RACE_SQL = /^(40001|40P01)$/
/** Characters that PostgreSQL has no place for, such as NUL in a text. */
const BAD_TEXT = /^(22021|22P05)$/
/** Data exceptions: a number, an instant or a text that its column has no room for. */
const BAD_VALUE = /^22...$/
const CONNECTION =
  /^(Connection terminated|Query read timeout|Client has encountered|timeout exceeded when trying to connect)/
const SOCKET = /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND)$/

/**
 * The domain error that a database error means, with the original as its `cause`; anything that is not the
 * database's, or that only a mistake in the code can bring about, is given back as it is.
 */
export function translateDbError(error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error
  const translation = ofServer(sqlFailureOf(error)) ?? ofPrisma(error) ?? ofConnection(error)
  if (!translation) return error
  translation.cause = error
  return translation
}

/** The constraint that an error, translated or not, is about; undefined when it is about none. */
export function violationOf(error: unknown): Violation | undefined {
  const failure = sqlFailureOf(error)
  return failure && violationIn(failure)
}

function ofServer(failure: SqlFailure | undefined): DomainError | undefined {
  if (!failure) return undefined
  const { sqlState, message } = failure
  if (BUSY_SQL.test(sqlState)) return new DatabaseBusy()
  if (RACE_SQL.test(sqlState)) return new Conflict('Somebody else changed the same at this moment; try again')
  if (BAD_TEXT.test(sqlState)) return new Malformed('A text holds a character that cannot be stored')
  if (BAD_VALUE.test(sqlState))
    return new ValidationFailed([{ path: '', message: 'A value is outside of what can be stored', code: 'out_of_range' }])
  // The wall held. To the caller, what belongs to another tenant does not exist.
  if (sqlState === '42501' && message.includes('row-level security')) return new NotFound()
  const violation = violationIn(failure)
  return violation && ofViolation(violation)
}

function ofViolation({ kind, constraint, fields }: Violation): DomainError | undefined {
  const path = fields[0]
  if (kind === 'inUse') return new Conflict('It is still in use')
  if (kind === 'unique' && (path === undefined || constraint?.endsWith('_pkey')))
    return new Conflict('It exists already')
  if (path === undefined) return undefined
  const [message, code] = refusals[kind]
  return ValidationFailed.at(path, message, code)
}

const refusals = {
  unique: ['is already taken', 'taken'],
  reference: ['does not exist', 'not_found'],
  check: ['is not allowed', 'invalid'],
  required: ['is required', 'required'],
} as const

function ofPrisma(error: Error): DomainError | undefined {
  const { code } = error as { code?: unknown }
  if (code === 'P2025') return new NotFound()
  if (code === 'P2034') return new Conflict('Somebody else changed the same at this moment; try again')
  return typeof code === 'string' && BUSY_PRISMA.has(code) ? new DatabaseBusy() : undefined
}

function ofConnection(error: Error): DomainError | undefined {
  const { code } = error as { code?: unknown }
  return CONNECTION.test(error.message) || (typeof code === 'string' && SOCKET.test(code))
    ? new DatabaseBusy()
    : undefined
}
