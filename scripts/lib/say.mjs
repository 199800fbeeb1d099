/** What the commands say to the person in front of them: one line a step, and problems without a stack trace. */

import { performance } from 'node:perf_hooks'

const colour = process.stdout.isTTY && !process.env.NO_COLOR
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)

/** A problem the person can mend. Its message says what to do; no stack trace is shown. */
export class Problem extends Error {
  name = 'Problem'
}

/** Prints a plain line. */
export function say(text = '') {
  process.stdout.write(`${text}\n`)
}

/** Prints a warning that does not stop the command. */
export function warn(text) {
  process.stdout.write(`${paint(33, '!')} ${text}\n`)
}

/**
 * Runs one named step, prints it with its duration when it is done, and returns its result.
 *
 * @param {(result: unknown) => string} [describe] a short text about the result, shown behind the name
 */
export async function step(name, work, describe) {
  const started = performance.now()
  process.stdout.write(`${paint(90, '…')} ${name}${process.stdout.isTTY ? '' : '\n'}`)
  try {
    const result = await work()
    const note = describe ? ` ${paint(90, `(${describe(result)})`)}` : ''
    overwrite(`${paint(32, '✓')} ${name}${note} ${paint(90, seconds(performance.now() - started))}`)
    return result
  } catch (error) {
    overwrite(`${paint(31, '✗')} ${name}`)
    throw error
  }
}

function overwrite(line) {
  process.stdout.write(process.stdout.isTTY ? `\r\u001b[2K${line}\n` : `${line}\n`)
}

/** A duration in milliseconds, as a person reads it. */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

/** Runs a command's main function; a Problem ends it with its message alone, anything else with its stack. */
export async function run(main) {
  try {
    await main()
  } catch (error) {
    const text = error instanceof Problem ? error.message : (error?.stack ?? String(error))
    process.stderr.write(`\n${paint(31, 'Error:')} ${text}\n`)
    process.exitCode = 1
  }
}
