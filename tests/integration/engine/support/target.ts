import { randomBytes } from 'node:crypto'

export interface Keys {
  eventKey: string
  signingKey: string
}

/** A server that speaks the protocol, and what its clients need to know. */
export interface Target extends Keys {
  url: string
}

export function newKeys(): Keys {
  const hex = () => randomBytes(16).toString('hex')
  return { eventKey: hex(), signingKey: `signkey-test-${hex()}` }
}

/**
 * Another server to try the contract on, from the environment: CONTRACT_URL, CONTRACT_EVENT_KEY and
 * CONTRACT_SIGNING_KEY. Undefined when the engine itself is to be tried.
 */
export function foreignTarget(): Target | undefined {
  const { CONTRACT_URL: url, CONTRACT_EVENT_KEY: eventKey, CONTRACT_SIGNING_KEY: signingKey } = process.env
  return url && eventKey && signingKey ? { url, eventKey, signingKey } : undefined
}
