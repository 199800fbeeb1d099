/** Keeps a list of processes running: starts them, restarts one that ends, stops them in the given order. */

import { spawn } from 'node:child_process'
import { closeSync, copyFileSync, openSync, statSync, truncateSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { logFile } from './processes.mjs'
import { root } from './project.mjs'
import { warn } from './say.mjs'

const FIRST_DELAY = 500
const LONGEST_DELAY = 30_000
/** A process that lived this long starts over with the first delay. */
const STEADY_AFTER = 60_000
/** A little longer than the web process gives its requests in flight. */
const STOP_LIMIT = 13_000
const LOG_LIMIT = 20 * 1024 * 1024

/**
 * @typedef {{name: string, args: string[], env: NodeJS.ProcessEnv}} Service `args` go to this Node.
 */

export class Supervisor {
  #services
  #stopping = false
  #rotation

  /** @param {Service[]} services in the order in which they are stopped */
  constructor(services) {
    this.#services = services.map((service) => ({
      ...service,
      file: logFile(service.name),
      delay: FIRST_DELAY,
      crashes: 0,
    }))
  }

  /** Starts every process; the one that is stopped last is started first. */
  start() {
    for (const service of this.#services.toReversed()) this.#launch(service)
    this.#rotation = setInterval(() => this.#services.forEach(rotate), 60_000)
    this.#rotation.unref()
  }

  /** How often the process ended by itself since the start. */
  crashes(name) {
    return this.#services.find((service) => service.name === name).crashes
  }

  /** Stops the processes one after the other; one that does not end in time is killed. */
  async stop() {
    this.#stopping = true
    clearInterval(this.#rotation)
    for (const { child } of this.#services) await end(child)
  }

  #launch(service) {
    rotate(service)
    const output = openSync(service.file, 'a')
    const started = Date.now()
    // The channel tells the process when its supervisor is gone, and the processes of a terminal's
    // Ctrl-C are ours to stop in order: a group of their own keeps the signal from them.
    service.child = spawn(process.execPath, service.args, {
      cwd: root,
      env: service.env,
      stdio: ['ignore', output, output, 'ipc'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    closeSync(output)
    // Without a listener a program that cannot be started would end the supervisor.
    service.child.once('error', (error) => warn(`${service.name} could not be started: ${error.message}`))
    service.child.once(
      'exit',
      (code, signal) => void this.#relaunch(service, Date.now() - started, signal ?? code),
    )
  }

  async #relaunch(service, lived, reason) {
    if (this.#stopping) return
    service.crashes++
    const delay = lived > STEADY_AFTER ? FIRST_DELAY : service.delay
    service.delay = Math.min(delay * 2, LONGEST_DELAY)
    warn(`${service.name} ended (${reason}); starting it again in ${delay / 1000} s. Log: ${service.file}`)
    await sleep(delay)
    if (!this.#stopping) this.#launch(service)
  }
}

async function end(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT)
  await ended
  clearTimeout(timer)
}

/**
 * The process has the file open for appending, so it is emptied in place rather than renamed. A disk that is full, or a
 * copy that cannot be made, costs the old lines and not the processes.
 */
function rotate({ name, file }) {
  try {
    if (statSync(file).size < LOG_LIMIT) return
    try {
      copyFileSync(file, `${file}.1`)
    } finally {
      truncateSync(file)
    }
  } catch (error) {
    if (error.code !== 'ENOENT') warn(`The log of ${name} could not be rotated: ${error.message}`)
  }
}
