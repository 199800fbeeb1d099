/** The browser of the end-to-end tests: an installed one, else Debian's package, else a word on how to get one. */

import { existsSync } from 'node:fs'
import path from 'node:path'
import { runLogged } from './processes.mjs'
import { isRoot } from './project.mjs'
import { Problem, step } from './say.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of a Chromium or Chrome; CHROMIUM_PATH goes before everything. */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given && !existsSync(given)) throw new Problem(`CHROMIUM_PATH names ${given}, which does not exist.`)
  const found = given ?? installed()
  if (found) return found
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    await step('Installing Chromium from Debian', installFromDebian)
    const now = installed()
    if (now) return now
  }
  throw new Problem(
    'The end-to-end tests need Chromium or Chrome, and none was found. Install one (Debian and Ubuntu: ' +
      'sudo apt-get install chromium), or set CHROMIUM_PATH to its program.',
  )
}

function installed() {
  const inPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
  return [...inPath, ...places].find((file) => existsSync(file))
}

async function installFromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runLogged('apt-get update', 'apt-get', ['update', '-q'], { env })
  await runLogged(
    'apt-get install',
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    { env },
  )
}
