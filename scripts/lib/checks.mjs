/** What must be true of the machine before anything is installed or started. Runs on an old Node, too. */

import { statfsSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './project.mjs'
import { Problem } from './say.mjs'

const OLDEST_NODE = [20, 9]
const GIGABYTE = 1024 ** 3

/** Throws a Problem on a Node that cannot install and start the project. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  throw new Problem(
    `Node ${process.versions.node} is too old: ${OLDEST_NODE.join('.')} or later is needed. Get it from https://nodejs.org`,
  )
}

/** Throws a Problem when the disk is too full for what is about to be written. */
export function checkDisk({ installed }) {
  const { bavail, bsize } = statfsSync(root)
  const free = bavail * bsize
  const needed = (installed ? 1 : 3) * GIGABYTE
  if (free >= needed) return
  const gigabytes = (bytes) => `${(bytes / GIGABYTE).toFixed(1)} GB`
  throw new Problem(`The disk of ${root} has ${gigabytes(free)} free; ${gigabytes(needed)} are needed.`)
}

/**
 * Throws a Problem when something else listens on the port.
 *
 * @param {number} patience milliseconds to wait for an earlier web process that is still ending
 */
export async function checkPort(port, host, patience = 0) {
  const until = Date.now() + patience
  while (!(await isFree(port, host))) {
    if (Date.now() >= until) {
      throw new Problem(
        `Port ${port} is taken by another program. Stop that one, or choose another: PORT=${port + 1} npm start`,
      )
    }
    await sleep(300)
  }
}

/** A port is free when it can be opened here and nobody answers on any loopback address. */
async function isFree(port, host) {
  if (await answers(port, '127.0.0.1')) return false
  if (await answers(port, '::1')) return false
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else if (error.code === 'EACCES')
        reject(new Problem(`This user may not listen on port ${port}. Set PORT to one above 1023.`))
      else reject(error)
    })
    probe.listen({ port, host }, () => probe.close(() => resolve(true)))
  })
}

function answers(port, host) {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 500 })
    const done = (result) => {
      socket.destroy()
      resolve(result)
    }
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
    socket.once('timeout', () => done(false))
  })
}
