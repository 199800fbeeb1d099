import 'server-only'

const waiting = new WeakMap<object, Set<() => void>>()

/**
 * Calls back once the transaction has been committed, each function once however often it is named. Nobody waits
 * for it, and what it does is not part of the transaction: it must not throw.
 *
 * @param tx what the work of the transaction was given: `withTenant`'s, or the function of `systemTransaction`
 */
export function afterCommit(tx: object, callback: () => void): void {
  const callbacks = waiting.get(tx)
  if (callbacks) callbacks.add(callback)
  else waiting.set(tx, new Set([callback]))
}

/** For whoever opened the transaction, after its commit. */
export function committed(tx: object | undefined): void {
  if (tx) for (const callback of waiting.get(tx) ?? []) callback()
}
