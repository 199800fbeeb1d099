import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { processWide } from '@/lib/platform/process-wide'
import { readOnlyExtension, tenantExtension } from './extension'
import { tenantPool } from './facade'
import { PrismaClient, type Prisma } from './generated/client'
import { CONNECT_TIMEOUT, poolOf } from './pool'
import { statementName } from './statement-names'
import { currentTenant } from './tenant-scope'

/** The client inside a transaction of one tenant. */
export type Tx = Prisma.TransactionClient

/** The client for single reads of one tenant. */
export type Reader = Omit<Tx, '$transaction' | '$executeRaw' | '$executeRawUnsafe'>

/** How long the work between BEGIN and COMMIT may take, in milliseconds. */
const TRANSACTION_TIMEOUT = 15_000

/**
 * One client for all tenants: who is served is known at the moment of a call, not to the client. The extensions
 * change what calls do, not how they look, so outside this folder the plain types of Prisma hold.
 */
function makeClients(): { tenantClient: PrismaClient; readClient: Reader } {
  const base = new PrismaClient({
    adapter: new PrismaPg(tenantPool(poolOf, currentTenant), {
      // Without a name a statement is not kept; the adapter's type does not say that it may have none.
      statementNameGenerator: ({ sql, args }) => statementName(sql, args) as string,
    }),
    transactionOptions: { maxWait: CONNECT_TIMEOUT + 1_000, timeout: TRANSACTION_TIMEOUT },
    errorFormat: 'minimal',
  })
  const scoped = base.$extends(tenantExtension)
  return {
    tenantClient: scoped as unknown as PrismaClient,
    readClient: scoped.$extends(readOnlyExtension) as unknown as Reader,
  }
}

export const { tenantClient, readClient } = processWide('db.clients', makeClients)
