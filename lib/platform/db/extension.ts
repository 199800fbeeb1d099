import 'server-only'
import { Prisma, PrismaClient } from './generated/client'
import { flattenKey, isWalled, scopeChanges, scopeKey, scopeRows, scopeWhere } from './scope-arguments'
import { currentTenant } from './tenant-scope'

/** The arguments of any model call, as far as the tenant matters. */
interface Call {
  where?: unknown
  data?: unknown
  create?: unknown
  update?: unknown
}

type Scope = (call: Call, tenantId: string) => Call

const byFilter: Scope = (call, tenantId) => ({ ...call, where: scopeWhere(call.where, tenantId) })
const byKey: Scope = (call, tenantId) => ({ ...call, where: scopeKey(call.where, tenantId) })
const rows: Scope = (call, tenantId) => ({ ...call, data: scopeRows(call.data, tenantId) })
const changes =
  (where: Scope): Scope =>
  (call, tenantId) => ({ ...where(call, tenantId), data: scopeChanges(call.data, tenantId) })

/** Every operation on a model, and how it is scoped. One that is not listed is refused. */
const scopes: Readonly<Record<string, Scope>> = {
  findFirst: byFilter,
  findFirstOrThrow: byFilter,
  findMany: byFilter,
  count: byFilter,
  aggregate: byFilter,
  groupBy: byFilter,
  create: rows,
  createMany: rows,
  createManyAndReturn: rows,
  update: changes(byKey),
  updateMany: changes(byFilter),
  updateManyAndReturn: changes(byFilter),
  upsert: (call, tenantId) => ({
    ...byKey(call, tenantId),
    create: scopeRows(call.create, tenantId),
    update: scopeChanges(call.update, tenantId),
  }),
  delete: byKey,
  deleteMany: byFilter,
}

type Transaction = (this: unknown, ...call: unknown[]) => Promise<unknown>
const transaction = (PrismaClient.prototype as { $transaction: Transaction }).$transaction

interface Finder {
  findFirst(call: Call): Prisma.PrismaPromise<unknown>
  findFirstOrThrow(call: Call): Prisma.PrismaPromise<unknown>
}

/**
 * What keeps Prisma inside one tenant. It changes arguments and nothing else: a call never gets a transaction
 * of its own, which would tear it out of the one it stands in.
 *
 * Prisma gathers every `findUnique` of a tick, whoever made it, and runs them in the first caller's context:
 * one tenant would receive another's row. `findFirst` is not gathered, so it stands in. The same holds for an
 * array given to `$transaction`; that is refused, `withTenant` takes its place.
 */
export const tenantExtension = Prisma.defineExtension({
  name: 'tenant',
  client: {
    $transaction(...call: unknown[]) {
      if (Array.isArray(call[0])) throw new Error('An array may run as another tenant: use withTenant')
      return Reflect.apply(transaction, this, call)
    },
  },
  model: {
    $allModels: {
      findUnique<Model extends Finder>(this: Model, call: Call) {
        return Prisma.getExtensionContext(this).findFirst({ ...call, where: flattenKey(call.where) })
      },
      findUniqueOrThrow<Model extends Finder>(this: Model, call: Call) {
        return Prisma.getExtensionContext(this).findFirstOrThrow({ ...call, where: flattenKey(call.where) })
      },
    },
  },
  query: {
    $allModels: {
      async $allOperations({ model, operation, args, query }) {
        const tenantId = currentTenant()
        const scope = scopes[operation]
        if (!scope) throw new Error(`${operation} cannot be kept inside one tenant`)
        if (!isWalled(model)) return query(args)
        return query(scope(args, tenantId) as typeof args)
      },
    },
  },
})

const reads = new Set([
  'findFirst',
  'findFirstOrThrow',
  'findMany',
  'count',
  'aggregate',
  'groupBy',
  '$queryRaw',
  '$queryRawUnsafe',
])

/** What `readTenant` hands out: reading, one call at a time. */
export const readOnlyExtension = Prisma.defineExtension({
  name: 'read-only',
  client: {
    $transaction(): never {
      throw new Error('Use withTenant: it is the only way to a transaction')
    },
  },
  query: {
    async $allOperations({ operation, args, query }) {
      if (!reads.has(operation)) throw new Error(`${operation} changes data: use withTenant`)
      return query(args) as Promise<unknown>
    },
  },
})
