import 'server-only'

const store = globalThis as typeof globalThis & { [name: symbol]: unknown }

/**
 * The one value of that name in this process, made at first use. Next bundles pages and route handlers
 * apart, and each bundle has its own copy of a module's variables; what must be shared (caches, counters,
 * the connection that hears of changes) is kept here.
 */
export function processWide<T>(name: string, make: () => T): T {
  const key = Symbol.for(`farol.${name}`)
  return (store[key] ??= make()) as T
}
