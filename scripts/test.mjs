/**
 * `npm test [-- stage…]`: installs what is missing and proves everything, from a fresh clone on.
 *
 * As in start.mjs, this file runs on the machine's own Node and before any package is there; test-stages.mjs goes
 * on with the project's.
 */

import { spawn } from 'node:child_process'
import { checkDisk, checkNode } from './lib/checks.mjs'
import { install, isInstalled, projectNode } from './lib/install.mjs'
import { root } from './lib/project.mjs'
import { run, step } from './lib/say.mjs'

run(async () => {
  checkNode()
  const installed = isInstalled({ development: true })
  checkDisk({ installed })
  if (!installed) await step('Installing packages (about a minute)', install)
  process.exitCode = await handOver(process.argv.slice(2))
})

function handOver(stages) {
  const child = spawn(projectNode(), ['scripts/test-stages.mjs', ...stages], { cwd: root, stdio: 'inherit' })
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
