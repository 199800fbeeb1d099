/** The stages of `npm test`: all of them, or those named on the command line. */

import { performance } from 'node:perf_hooks'
import { build, isBuilt } from './lib/build.mjs'
import { findChromium } from './lib/chromium.mjs'
import { offerDovecot } from './lib/dovecot.mjs'
import { generateClient, isGenerated } from './lib/generate.mjs'
import { startPostgres } from './lib/postgres.mjs'
import { Problem, run, say, seconds, step } from './lib/say.mjs'
import { add, nothing, readPlaywright, readVitest, reportFile } from './lib/test-results.mjs'
import { runTool, testEnvironment } from './lib/test-tools.mjs'

const checks = {
  lint: [
    ['eslint', '.', '--max-warnings=0', '--cache', '--cache-location', '.data/test/eslint-cache'],
    [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      'app',
      'components',
      'lib',
      'middleware.ts',
      'instrumentation.ts',
    ],
    ['knip'],
  ],
  types: [
    ['next', 'typegen'],
    ['tsc', '--noEmit'],
  ],
}
const projects = ['unit', 'integration', 'isolation']
const stages = [...Object.keys(checks), ...projects, 'e2e']

run(async () => {
  const chosen = process.argv.slice(2)
  const unknown = chosen.find((name) => !stages.includes(name))
  if (unknown) throw new Problem(`Unknown stage ${unknown}. The stages are: ${stages.join(', ')}.`)
  const wanted = (name) => chosen.length === 0 || chosen.includes(name)
  if (!isGenerated()) await step('Generating the database client', async () => generateClient())

  const times = []
  const timed = async (name, work) => {
    say(`\n── ${name} ──`)
    const started = performance.now()
    const counts = await work()
    times.push(
      `${counts.failed ? '✗' : '✓'} ${name.padEnd(32)} ${seconds(performance.now() - started).padStart(8)}`,
    )
    total = add(total, counts)
  }
  let total = nothing
  for (const [name, tools] of Object.entries(checks)) {
    if (wanted(name)) await timed(name, () => runChecks(tools))
  }
  const selected = projects.filter(wanted)
  const needsDatabase = wanted('e2e') || selected.some((name) => name !== 'unit')
  const server = needsDatabase && !process.env.TEST_DATABASE_URL ? await startTestPostgres() : undefined
  try {
    const env = testEnvironment(server?.url('postgres') ?? process.env.TEST_DATABASE_URL)
    if (selected.length > 0) await timed(selected.join(', '), () => runVitest(selected, env))
    if (wanted('e2e')) await timed('e2e', () => runPlaywright(env))
  } finally {
    if (server && !server.reused) await server.stop()
  }
  say(`\n${times.join('\n')}\n`)
  say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  if (total.failed > 0) process.exitCode = 1
})

/** A cluster for tests alone, without the waiting for the disk that a power cut would ask for. */
function startTestPostgres() {
  return step('Starting the test database', () => startPostgres({ name: 'test-postgres', durable: false }))
}

/** A check that fails counts as one failed test; one that passes is not a test. */
async function runChecks(tools) {
  let failed = 0
  for (const [name, ...args] of tools) {
    if ((await runTool(name, args)) !== 0) failed++
  }
  return { ...nothing, failed }
}

async function runVitest(selected, env) {
  if (selected.includes('integration')) await offerDovecot()
  const file = reportFile('vitest')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await runTool(
    'vitest',
    ['run', ...reporters, ...selected.flatMap((name) => ['--project', name])],
    env,
  )
  return readVitest(file, code)
}

async function runPlaywright(env) {
  const chromium = await findChromium()
  if (!isBuilt()) await step('Building (about a minute)', () => build({ env }))
  const file = reportFile('playwright')
  const code = await runTool('playwright', ['test', '--reporter=list,json'], {
    ...env,
    CHROMIUM_PATH: chromium,
    // Test factories import server files of the project.
    NODE_OPTIONS: '--conditions=react-server',
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  })
  return readPlaywright(file, code)
}
