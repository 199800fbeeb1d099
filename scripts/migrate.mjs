/** `npm run migrate`: applies the migrations to the database of DATABASE_URL, or to the embedded one. */

import { migrateDatabase, openDatabase } from './lib/database.mjs'
import { loadDotEnv } from './lib/dot-env.mjs'
import { run, say } from './lib/say.mjs'

run(async () => {
  loadDotEnv()
  const database = await openDatabase()
  try {
    const applied = await migrateDatabase(database)
    say(applied.length ? applied.map((name) => `applied ${name}`).join('\n') : 'The database is up to date.')
  } finally {
    if (!database.reused) await database.close()
  }
})
