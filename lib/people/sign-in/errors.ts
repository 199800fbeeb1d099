import { Forbidden, RateLimited, Unauthenticated } from '@/lib/platform/errors'

/** No such user, no password yet, or another password: all look the same. */
export class WrongCredentials extends Unauthenticated {
  constructor() {
    super('The e-mail address or the password is wrong')
  }
}

/** Too many failures for this address; it opens again by itself. */
export class AddressLocked extends RateLimited {}

/** The password was right, but the account may not be used. */
export class AccountSuspended extends Forbidden {
  constructor() {
    super('This account is suspended')
  }
}

/** The link was used before, is too old, or was never ours. */
export class HandoverRefused extends Unauthenticated {
  constructor() {
    super('This link has been used or has expired')
  }
}
