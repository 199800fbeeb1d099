/** Other processes: whether they live, what they are, and running one with its output in a log file. */

import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { dataDir, root } from './project.mjs'
import { Problem } from './say.mjs'

/** Whether a process with this number exists, whoever owns it. */
export function exists(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * Whether the process lives and has `text` in its command line. Numbers are given anew after a reboot, so a
 * number alone proves nothing. On Windows the command line is not read: a live process counts.
 */
export function isRunning(pid, text) {
  return exists(pid) && (process.platform === 'win32' || commandLine(pid).includes(text))
}

function commandLine(pid) {
  if (!existsSync('/proc/self'))
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/** The file under .data/logs in which a process leaves its output. */
export function logFile(name) {
  const folder = path.join(dataDir, 'logs')
  mkdirSync(folder, { recursive: true })
  return path.join(folder, `${name.replaceAll(' ', '-')}.log`)
}

/** The last lines of a text file, or nothing when there is none. */
export function lastLines(file, count) {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : ''
}

/**
 * Runs a program to its end with its output in `.data/logs/<name>.log`.
 *
 * @param {string} name of the log, and of the step in the message of a failure
 * @param {{env?: NodeJS.ProcessEnv, signal?: AbortSignal, shell?: boolean}} [options]
 */
export async function runLogged(name, command, args, { env = process.env, signal, shell } = {}) {
  const file = logFile(name)
  const output = openSync(file, 'w')
  try {
    const child = spawn(command, args, {
      cwd: root,
      env,
      shell,
      stdio: ['ignore', output, output],
      windowsHide: true,
    })
    const abort = () => child.kill('SIGTERM')
    signal?.addEventListener('abort', abort, { once: true })
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    signal?.removeEventListener('abort', abort)
    signal?.throwIfAborted()
    if (code !== 0) throw new Problem(`${name} failed. The end of ${file}:\n\n${lastLines(file, 25)}`)
  } finally {
    closeSync(output)
  }
}
