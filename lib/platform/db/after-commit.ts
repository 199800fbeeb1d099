import 'server-only'
import type { Tx } from './client'

const waiting = new WeakMap<Tx, Set<() => void>>()

/**
 * Calls back once the transaction has been committed, each function once however often it is named. Nobody waits
 * for it, and what it does is not part of the transaction: it must not throw.
 */
export function afterCommit(tx: Tx, callback: () => void): void {
  const callbacks = waiting.get(tx)
  if (callbacks) callbacks.add(callback)
  else waiting.set(tx, new Set([callback]))
}

/** For whoever opened the transaction, after its commit. */
export function committed(tx: Tx | undefined): void {
  if (tx) for (const callback of waiting.get(tx) ?? []) callback()
}
