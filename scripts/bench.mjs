/**
 * `npm run bench`: measures the production build on data of its own, against the budgets in docs/benchmarks.md.
 *
 *   --incidents 1000000   how many (100000 unless told), of --tenants 200
 *   --rounds 3            how often everything is measured
 *   --fresh               load the data anew
 *   --keep-build          measure the build that is there
 *   --only list,detail    measure these alone, and judge nothing; of jobs: runs, lateness, recovery, neighbour
 *   --profile queue       instead: record a CPU profile of the web process under one load
 */

import { spawn } from 'node:child_process'
import { generateClient, isGenerated } from './lib/generate.mjs'
import { isInstalled, projectNode } from './lib/install.mjs'
import { root } from './lib/project.mjs'
import { Problem, run, step } from './lib/say.mjs'
import { typescript } from './lib/typescript-args.mjs'

run(async () => {
  if (process.platform !== 'linux') throw new Problem('The benchmark reads processor times from /proc: it needs Linux.')
  if (!isInstalled({ development: true })) throw new Problem('Run npm ci first.')
  if (!isGenerated()) await step('Generating the database client', async () => generateClient())
  const child = spawn(projectNode(), [...typescript, 'tests/bench/main.ts', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
})
