/**
 * `npm run db [-- start|stop|reset]`: the PostgreSQL for development.
 *
 * Starts it in the background, migrates it and prints the environment that uses it, to be put into a file or a
 * shell: `npm run --silent db > dev.env`. `reset` begins again with an empty database.
 */

import { devEnvironment, dropDevDatabase, prepareDevDatabase, startDevPostgres } from './lib/dev-database.mjs'
import { Problem, run, say } from './lib/say.mjs'

run(async () => {
  const action = process.argv[2] ?? 'start'
  if (!['start', 'stop', 'reset'].includes(action))
    throw new Problem(`Unknown action ${action}: start, stop or reset.`)
  const server = await startDevPostgres()
  if (action === 'stop') return server.stop()
  if (action === 'reset') await dropDevDatabase(server)
  await prepareDevDatabase(server)
  for (const [name, value] of Object.entries(devEnvironment(server))) say(`${name}=${value}`)
})
