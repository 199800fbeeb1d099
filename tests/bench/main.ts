/** `npm run bench`: measures the production build against its budgets, beside the yardsticks of docs/benchmarks.md. */

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { dataDir } from '@/scripts/lib/project.mjs'
import { run, say, step } from '@/scripts/lib/say.mjs'
import { ensureBuild } from './build'
import { createBudget, growthBudgets, pageBudgets, readBudgets, type Costs, type Verdict } from './budgets'
import { openBenchDatabase, startBenchServer, sweep, type BenchServer } from './database'
import { concurrentCreates, memoryInUse, weightOfScripts } from './limits'
import { Bench } from './measure'
import { readOptions, type Options } from './options'
import { profile } from './profile'
import { costTable, verdictTable } from './report'
import { BENCH_ENVIRONMENT, startBare, startWeb, type Measured } from './servers'
import { openSites } from './sites'
import {
  bareTargets,
  constantPageTargets,
  createTarget,
  handlerTarget,
  pageTargets,
  readTargets,
  sampleTickets,
  staticTarget,
} from './targets'

const running: Measured[] = []
const stopping = new AbortController()
for (const event of ['SIGINT', 'SIGTERM']) process.on(event, () => stopping.abort())

await run(async () => {
  const options = readOptions(process.argv.slice(2))
  const server = await step('Starting PostgreSQL', startBenchServer)
  const bench = new Bench(server.pid)
  try {
    const database = await openBenchDatabase(server, options)
    // The cookies are sealed in this process, and must be opened in the measured one.
    Object.assign(process.env, BENCH_ENVIRONMENT, { DATABASE_APP_URL: database.appUrl, DATABASE_SYSTEM_URL: database.systemUrl })
    await ensureBuild(options, stopping.signal)
    if (options.profile) {
      await profile(bench, database, options.profile)
    } else {
      report(options, await measureAll(bench, server, options))
    }
  } finally {
    bench.close()
    await Promise.all(running.map((process) => process.stop()))
    await server.stop()
  }
})

interface Result {
  costs: Costs
  verdicts: Verdict[]
}

async function measureAll(bench: Bench, server: BenchServer, options: Options): Promise<Result> {
  const { incidents, tenants, fresh } = options
  const tenth = Math.round(incidents / 10)
  const whole = await openBenchDatabase(server, { ...options, fresh: false })
  const tenthOfTickets = await openBenchDatabase(server, { tenants, incidents: tenth, fresh })
  const tenthOfTenants = await openBenchDatabase(server, { tenants: Math.round(tenants / 10), incidents: tenth, fresh })
  const serve = async (database: typeof whole) => {
    const sampled = await sampleTickets(database.url, await openSites(database.url))
    const web = await startWeb(database)
    running.push(web)
    return { web, sampled }
  }

  const { web, sampled } = await step('Starting the web process', () => serve(whole))
  const fewerTickets = await step('Starting it on a tenth of the tickets', () => serve(tenthOfTickets))
  const fewerTenants = await step('Starting it on a tenth of the tenants', () => serve(tenthOfTenants))
  const bare = await step('Starting the bare server', () => startBare(whole))
  running.push(bare)

  const pages = pageTargets(web, sampled)
  const empty = staticTarget(web)
  const create = createTarget(web, sampled)
  const targets = [
    handlerTarget(web),
    empty,
    ...bareTargets(bare, sampled),
    ...readTargets(web, sampled),
    ...readTargets(fewerTickets.web, fewerTickets.sampled, ', a tenth of the tickets'),
    ...readTargets(fewerTenants.web, fewerTenants.sampled, ', a tenth of the tenants'),
    ...constantPageTargets(web, sampled),
    ...pages,
    create,
  ]
  const wanted = options.only ? targets.filter(({ name }) => options.only?.includes(name)) : targets
  const began = new Date()
  try {
    const costs = await step(`Measuring (${options.rounds} rounds)`, () => bench.measure(wanted, options.rounds))
    if (options.only) return { costs, verdicts: [] }
    return {
      costs,
      verdicts: [
        ...readBudgets(costs),
        createBudget(costs),
        ...pageBudgets(costs),
        ...growthBudgets(costs),
        await concurrentCreates(bench, create),
        memoryInUse(web, server),
        await weightOfScripts(pages, empty),
      ],
    }
  } finally {
    await sweep(whole, began)
  }
}

function report(options: Options, { costs, verdicts }: Result): void {
  say(`\n${options.incidents} incidents, ${options.tenants} tenants, Node ${process.versions.node}\n`)
  say(`${costTable(costs)}\n\n${verdictTable(verdicts)}\n`)
  const file = path.join(dataDir, 'bench', 'result.json')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ at: new Date(), options, costs: Object.fromEntries(costs), verdicts }, null, 2)}\n`)
  say(`All figures: ${file}`)
  if (verdicts.some(({ met }) => !met)) process.exitCode = 1
}
