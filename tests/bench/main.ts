/** `npm run bench`: measures the production build against its budgets, beside the yardsticks of docs/benchmarks.md. */

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { dataDir } from '@/scripts/lib/project.mjs'
import { run, say, step } from '@/scripts/lib/say.mjs'
import { ensureBuild } from './build'
import { createBudget, growthBudgets, pageBudgets, readBudgets, type Costs, type Verdict } from './budgets'
import { openBenchDatabase, startBenchServer, sweep, type BenchDatabase, type BenchServer } from './database'
import { JOBS, measureJobs } from './jobs/jobs'
import { articleTargets, ensureArticles } from './articles'
import { ensureKnownErrors, suggestTarget } from './known-errors'
import { concurrentCreates, memoryInUse, weightOfScripts } from './limits'
import { Bench } from './measure'
import { readOptions, type Options } from './options'
import { profile } from './profile'
import { costTable, verdictTable } from './report'
import { BENCH_ENVIRONMENT, startBare, startStack, startWeb, type Measured } from './servers'
import { openSites } from './sites'
import {
  bareTargets,
  constantPageTargets,
  createTarget,
  dueListTarget,
  explanationTarget,
  handlerTarget,
  pageTargets,
  readTargets,
  reportTargets,
  sampleTickets,
  searchTarget,
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
      const { costs, verdicts } = await measureRequests(bench, server, options)
      await stopAll()
      // Told before jobs are measured, so that a failure there takes nothing away.
      if (costs.size > 0) report(options, { costs, verdicts })
      const ofJobs = await measureJobs(server, database, options)
      if (ofJobs.length > 0) report(options, { costs, verdicts: [...verdicts, ...ofJobs] })
    }
  } finally {
    bench.close()
    await stopAll()
    await server.stop()
  }
})

async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((process) => process.stop()))
}

interface Result {
  costs: Costs
  verdicts: Verdict[]
}

async function measureRequests(bench: Bench, server: BenchServer, options: Options): Promise<Result> {
  const { incidents, tenants, fresh, only } = options
  if (only?.every((name) => JOBS.has(name))) return { costs: new Map(), verdicts: [] }
  const tenth = Math.round(incidents / 10)
  const whole = await openBenchDatabase(server, { ...options, fresh: false })
  const tenthOfTickets = await openBenchDatabase(server, { tenants, incidents: tenth, fresh })
  const tenthOfTenants = await openBenchDatabase(server, { tenants: Math.round(tenants / 10), incidents: tenth, fresh })
  const serve = async <Web extends Measured>(database: BenchDatabase, start: (database: BenchDatabase) => Promise<Web>) => {
    const sampled = await sampleTickets(database.url, await openSites(database.url))
    const web = await start(database)
    running.push(web)
    return { web, sampled }
  }

  const { web, sampled } = await step('Starting the web process and its engine', () => serve(whole, startStack))
  const fewerTickets = await step('Starting it on a tenth of the tickets', () => serve(tenthOfTickets, startWeb))
  const fewerTenants = await step('Starting it on a tenth of the tenants', () => serve(tenthOfTenants, startWeb))
  const bare = await step('Starting the bare server', () => startBare(whole))
  running.push(bare)

  const managed = await sampleTickets(whole.url, await openSites(whole.url, 'manager', { keep: true }))

  await step('Publishing known errors', () => ensureKnownErrors(whole.url, sampled))
  await step('Publishing articles', () => ensureArticles(whole.url, sampled))

  const pages = pageTargets(web, sampled)
  const empty = staticTarget(web)
  const create = createTarget(web, sampled)
  const targets = [
    handlerTarget(web),
    empty,
    ...bareTargets(bare, sampled),
    ...readTargets(web, sampled),
    explanationTarget(web, sampled),
    dueListTarget(web, sampled),
    ...reportTargets(web, managed),
    searchTarget(web, sampled),
    suggestTarget(web, sampled),
    ...articleTargets(web, sampled),
    ...readTargets(fewerTickets.web, fewerTickets.sampled, ', a tenth of the tickets'),
    ...readTargets(fewerTenants.web, fewerTenants.sampled, ', a tenth of the tenants'),
    ...constantPageTargets(web, sampled),
    ...pages,
    create,
  ]
  const wanted = only ? targets.filter(({ name }) => only.includes(name)) : targets
  const began = new Date()
  try {
    const costs = await step(`Measuring (${options.rounds} rounds)`, () => bench.measure(wanted, options.rounds))
    if (only) return { costs, verdicts: [] }
    return {
      costs,
      verdicts: [
        ...readBudgets(costs),
        createBudget(costs),
        ...pageBudgets(costs),
        ...growthBudgets(costs),
        await concurrentCreates(bench, create),
        memoryInUse(web, server, 'after requests'),
        await weightOfScripts(pages, empty),
      ],
    }
  } finally {
    await stopAll()
    await sweep(whole, began)
  }
}

function report(options: Options, { costs, verdicts }: Result): void {
  say(`\n${options.incidents} incidents, ${options.tenants} tenants, Node ${process.versions.node}\n`)
  say(`${[costs.size > 0 && costTable(costs), verdicts.length > 0 && verdictTable(verdicts)].filter(Boolean).join('\n\n')}\n`)
  const file = path.join(dataDir, 'bench', 'result.json')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ at: new Date(), options, costs: Object.fromEntries(costs), verdicts }, null, 2)}\n`)
  say(`All figures: ${file}`)
  if (verdicts.some(({ met }) => met === false)) process.exitCode = 1
}
