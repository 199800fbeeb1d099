/**
 * The errors that domain code throws. One mapper turns them into problem+json
 * (lib/platform/http), one into form errors (lib/people/action-context). The message is for
 * developers and API clients; interfaces translate `code`.
 */

/** One refused field: where it is, why, and a stable code to translate. */
export interface Issue {
  path: string
  message: string
  code: string
}

export abstract class DomainError extends Error {
  abstract readonly code: string
  abstract readonly status: number
  /** Further members of the problem document, safe to show. */
  get extra(): Record<string, unknown> {
    return {}
  }
}

/** The request could not be read at all: broken JSON, a cursor that is not ours. */
export class Malformed extends DomainError {
  readonly code = 'malformed'
  readonly status = 400
}

export class Unauthenticated extends DomainError {
  readonly code = 'unauthenticated'
  readonly status = 401
  constructor(message = 'Sign in, or send a valid API key or access token') {
    super(message)
  }
}

export class Forbidden extends DomainError {
  readonly code = 'forbidden'
  readonly status = 403
  constructor(message = 'You are not allowed to do this') {
    super(message)
  }
}

/** Missing, in the bin, of another tenant, or hidden from the actor: all look the same. */
export class NotFound extends DomainError {
  readonly code = 'not_found'
  readonly status = 404
  constructor(what = 'Resource') {
    super(`${what} not found`)
  }
}

/** Somebody else changed the row first; `current` is its state now, when the actor may see it. */
export class Conflict extends DomainError {
  readonly code = 'conflict'
  readonly status = 409
  constructor(
    message: string,
    readonly current?: unknown,
  ) {
    super(message)
  }
  override get extra() {
    return this.current === undefined ? {} : { current: this.current }
  }
}

/** The state machine has no such arrow; `allowed` lists the states that can be reached from here. */
export class IllegalTransition extends DomainError {
  readonly code = 'illegal_transition'
  readonly status = 409
  constructor(
    readonly from: string,
    readonly to: string,
    readonly allowed: readonly string[],
  ) {
    super(`Cannot go from ${from} to ${to}; allowed: ${allowed.join(', ') || 'none'}`)
  }
  override get extra() {
    return { allowed: this.allowed }
  }
}

export class ValidationFailed extends DomainError {
  readonly code = 'validation_failed'
  readonly status = 422
  constructor(readonly issues: readonly Issue[]) {
    super(issues[0] ? `${issues[0].path}: ${issues[0].message}` : 'Invalid input')
  }
  /** A single refused field. */
  static at(path: string, message: string, code = 'invalid') {
    return new ValidationFailed([{ path, message, code }])
  }
  override get extra() {
    return { errors: this.issues }
  }
}

export class PayloadTooLarge extends DomainError {
  readonly code = 'payload_too_large'
  readonly status = 413
  constructor(readonly limitBytes: number) {
    super(`The body is larger than ${limitBytes} bytes`)
  }
}

export class UnsupportedMediaType extends DomainError {
  readonly code = 'unsupported_media_type'
  readonly status = 415
}

export class RateLimited extends DomainError {
  readonly code = 'rate_limited'
  readonly status = 429
  /** @param retryAfter seconds until another try makes sense */
  constructor(readonly retryAfter: number) {
    super(`Too many requests; try again in ${retryAfter} s`)
  }
}

/** The organisation was suspended by the operator: nobody works, nothing is lost. */
export class TenantSuspended extends DomainError {
  readonly code = 'tenant_suspended'
  readonly status = 403
  constructor() {
    super('This organisation is suspended')
  }
}
