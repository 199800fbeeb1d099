/** How many tests passed, from the reports that the runners leave. */

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { dataDir } from './project.mjs'

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

/** @type {Counts} */
export const nothing = { passed: 0, failed: 0, skipped: 0 }

/** @returns {Counts} */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/** Where a runner is to write its report; the report of an earlier run is removed. */
export function reportFile(runner) {
  const folder = path.join(dataDir, 'test')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${runner}.json`)
  rmSync(file, { force: true })
  return file
}

/** @returns {Counts} */
export function readVitest(file, exitCode) {
  const report = read(file)
  if (!report) return agree(nothing, exitCode)
  // A file that cannot be loaded has no tests that could fail.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return agree(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    exitCode,
  )
}

/** @returns {Counts} */
export function readPlaywright(file, exitCode) {
  const report = read(file)
  if (!report) return agree(nothing, exitCode)
  const { expected, unexpected, flaky, skipped } = report.stats
  return agree({ passed: expected, failed: unexpected + flaky, skipped }, exitCode)
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** A runner that failed without a failed test, by an error outside of all tests, still counts as a failure. */
function agree(counts, exitCode) {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}
