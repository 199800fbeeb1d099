import { DomainError } from '@/lib/platform/errors'

/** Mail does not come in this way here: whoever runs the installation has to open it. */
export class DoorClosed extends DomainError {
  readonly code = 'unavailable'
  readonly status = 503
  /** @param variable what is missing in the environment */
  constructor(variable: string) {
    super(`Inbound mail is not configured here: ${variable} is not set`)
  }
}

/** The message is with somebody who cannot hand it over now; whoever told us tells us again. */
export class MessageAway extends DomainError {
  readonly code = 'unavailable'
  readonly status = 503
}
