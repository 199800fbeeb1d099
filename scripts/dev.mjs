/** `npm run dev`: the development database with demo data, the engine, and the sources served with hot reload. */

import { spawn } from 'node:child_process'
import { devEnvironment, prepareDevDatabase, startDevPostgres } from './lib/dev-database.mjs'
import { loadDotEnv } from './lib/dot-env.mjs'
import { engineArgs, engineEnvironment, hasEngine, jobsEnvironment, liveEnvironment } from './lib/engine.mjs'
import { generateClient, isGenerated } from './lib/generate.mjs'
import { root } from './lib/project.mjs'
import { run, say, step } from './lib/say.mjs'
import { seedDemo } from './lib/seed.mjs'
import { Supervisor } from './lib/supervisor.mjs'
import { welcome } from './lib/welcome.mjs'

run(async () => {
  loadDotEnv()
  if (!isGenerated()) await step('Generating the database client', async () => generateClient())
  const server = await step('Starting the development database', startDevPostgres)
  await step('Migrating', () => prepareDevDatabase(server))
  const settings = devEnvironment(server)
  const place = { port: Number(process.env.PORT || settings.PORT), secrets: settings }
  const env = {
    ...settings,
    ...process.env,
    ...databaseOf(settings),
    ...jobsEnvironment(place),
    ...liveEnvironment(place),
    FAROL_PUBLIC_PORT: process.env.PORT || settings.PORT,
  }
  await step('Seeding the demo', () => seedDemo({ env }))
  say(welcome(env))

  const engine = { name: 'dev engine', args: engineArgs, env: engineEnvironment(env, settings.DATABASE_ENGINE_URL) }
  const supervisor = new Supervisor(hasEngine() ? [engine] : [])
  supervisor.start()
  const web = spawn(process.execPath, ['scripts/web.mjs', '--dev'], { cwd: root, env, stdio: 'inherit' })
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => web.kill('SIGTERM'))
  process.exitCode = await new Promise((resolve) => web.once('exit', (code) => resolve(code ?? 1)))
  await supervisor.stop()
})

/** Development always works on its own database, whatever the environment names. */
function databaseOf({ DATABASE_URL, DATABASE_APP_URL, DATABASE_SYSTEM_URL }) {
  return { DATABASE_URL, DATABASE_APP_URL, DATABASE_SYSTEM_URL }
}
