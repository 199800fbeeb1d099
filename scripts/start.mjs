/**
 * `npm start`: everything from a fresh clone to a running product, with nothing but Node and npm at hand.
 *
 * This file and what it imports run on the machine's own Node and before any package is there. Once the
 * packages are installed, boot.mjs goes on, on the Node 24 among them.
 */

import { spawn } from 'node:child_process'
import { checkDisk, checkNode, checkPort } from './lib/checks.mjs'
import { loadDotEnv } from './lib/dot-env.mjs'
import { enginePort, hasEngine } from './lib/engine.mjs'
import { install, isInstalled, projectNode } from './lib/install.mjs'
import { listenAddress, listenPort } from './lib/listen-address.mjs'
import { takeLock } from './lib/lock.mjs'
import { root } from './lib/project.mjs'
import { Problem, run, step } from './lib/say.mjs'

run(async () => {
  checkNode()
  loadDotEnv()
  const lock = await takeLock()
  try {
    const port = listenPort()
    const installed = isInstalled({ development: false })
    await step(`Checking the machine (Node ${process.versions.node}, port ${port})`, async () => {
      checkDisk({ installed })
      const patience = lock.interrupted ? 12_000 : 0
      await checkPort(port, listenAddress(), patience)
      if (hasEngine()) await checkPort(enginePort(port), '127.0.0.1', patience)
    })
    if (!installed) await step('Installing packages (about a minute)', install)
    process.exitCode = await handOver(lock)
  } finally {
    lock.release()
  }
})

/** Runs boot.mjs and passes signals on: a Ctrl-C reaches it from the terminal, a SIGTERM only through us. */
function handOver(lock) {
  const child = spawn(projectNode(), ['scripts/boot.mjs'], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('spawn', () => lock.shareWith(child.pid))
    child.once('exit', (code, signal) => {
      if (signal) reject(new Problem(`The supervisor was ended by ${signal}. Start again: nothing is lost.`))
      else resolve(code)
    })
  })
}
