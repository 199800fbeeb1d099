import { DomainError } from '@/lib/platform/errors'

/**
 * The state of things does not allow it, for a reason that has a name: interfaces translate `reason`, where a
 * `Conflict` only says that somebody was first. To API clients both are conflicts.
 */
export class Refused extends DomainError {
  readonly code = 'conflict'
  readonly status = 409
  constructor(
    readonly reason: string,
    message: string,
  ) {
    super(message)
  }
  override get extra() {
    return { reason: this.reason }
  }
}
