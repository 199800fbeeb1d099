/**
 * `npm run prisma -- <command>`: the Prisma CLI on the development database, or on DATABASE_URL when it is set,
 * with an engine that comes from npm (prisma/schema-engine.mjs).
 */

import { devEnvironment, prepareDevDatabase, startDevPostgres } from './lib/dev-database.mjs'
import { loadDotEnv } from './lib/dot-env.mjs'
import { prisma } from './lib/generate.mjs'
import { run } from './lib/say.mjs'

run(async () => {
  loadDotEnv()
  const needsDatabase = ['migrate', 'db', 'studio'].includes(process.argv[2])
  const env = needsDatabase && !process.env.DATABASE_URL ? await developmentDatabase() : {}
  process.exitCode = prisma(process.argv.slice(2), { env }).status ?? 1
})

async function developmentDatabase() {
  const server = await startDevPostgres()
  await prepareDevDatabase(server)
  return devEnvironment(server)
}
