import { readdirSync } from 'node:fs'
import path from 'node:path'
import { Problem, say } from '@/scripts/lib/say.mjs'
import { sweep, type BenchDatabase } from './database'
import type { Bench } from './measure'
import { profileFolder, startWeb } from './servers'
import { openSites } from './sites'
import { constantPageTargets, createTarget, handlerTarget, pageTargets, readTargets, sampleTickets } from './targets'

/**
 * Records where the web process spends its time under one load; the profile opens in the browser's developer
 * tools.
 *
 * @throws Problem when nothing is called `name`
 */
export async function profile(bench: Bench, database: BenchDatabase, name: string): Promise<void> {
  const sampled = await sampleTickets(database.url, await openSites(database.url))
  const web = await startWeb(database, { profiled: true })
  const began = new Date()
  try {
    const targets = [
      handlerTarget(web),
      ...readTargets(web, sampled),
      ...constantPageTargets(web, sampled),
      ...pageTargets(web, sampled),
      createTarget(web, sampled),
    ]
    const target = targets.find((candidate) => candidate.name === name)
    if (!target) throw new Problem(`--profile takes one of: ${targets.map((candidate) => candidate.name).join(', ')}`)
    const { webCpu, databaseCpu } = await bench.run(target, 16, target.count * 4)
    say(`${name}: ${webCpu.toFixed(2)} ms of the web process, ${databaseCpu.toFixed(2)} ms of PostgreSQL`)
  } finally {
    await web.stop()
    await sweep(database, began)
  }
  const newest = readdirSync(profileFolder).sort().at(-1) ?? ''
  say(`Profile: ${path.join(profileFolder, newest)}`)
}
