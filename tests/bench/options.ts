import { parseArgs } from 'node:util'
import { Problem } from '@/scripts/lib/say.mjs'

export interface Options {
  incidents: number
  tenants: number
  /** How often everything is measured; figures are the medians. */
  rounds: number
  /** Load the data anew. */
  fresh: boolean
  /** Measure the build that is there, whatever the sources say. */
  keepBuild: boolean
  /** Measure these alone, and judge nothing. */
  only: readonly string[] | undefined
  /** Instead of measuring: record a CPU profile of the web process under this one load. */
  profile: string | undefined
}

/** @throws Problem when the command line makes no sense */
export function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      incidents: { type: 'string', default: '100000' },
      tenants: { type: 'string', default: '200' },
      rounds: { type: 'string', default: '3' },
      fresh: { type: 'boolean', default: false },
      'keep-build': { type: 'boolean', default: false },
      only: { type: 'string' },
      profile: { type: 'string' },
    },
  })
  return {
    incidents: wholeNumber('incidents', values.incidents, 10_000),
    tenants: wholeNumber('tenants', values.tenants, 10),
    rounds: wholeNumber('rounds', values.rounds, 1),
    fresh: values.fresh,
    keepBuild: values['keep-build'],
    only: values.only?.split(',').map((name) => name.trim()),
    profile: values.profile,
  }
}

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= least) return number
  throw new Problem(`--${name} must be a whole number from ${least}, not "${text}"`)
}
