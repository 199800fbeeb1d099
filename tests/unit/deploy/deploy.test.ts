import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { expect, it } from 'vitest'
import { instruments } from '@/lib/platform/metrics/instruments'

const textOf = (path: string) => readFileSync(path, 'utf8')
const compose = textOf('deploy/compose.yaml')
const dockerfile = textOf('deploy/Dockerfile')

/** All matches of the first group. */
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, match = '']) => match)

it('keeps the stack within 2 GB', () => {
  const running = compose.replace(/\n {2}migrate:\n(?:(?: {3,}.*)?\n)+/, '\n')
  const limits = found(running, /mem_limit: (\d+)m/g).map(Number)
  expect(limits).toHaveLength(3)
  expect(limits.reduce((sum, limit) => sum + limit)).toBeLessThanOrEqual(2_048)
})

it('gives compose every secret that it asks for', () => {
  const made = execFileSync('sh', ['deploy/new-env.sh'], { encoding: 'utf8' })
  const secrets = found(made, /^(\w+)=.+$/gm)
  const required = found(compose, /\$\{(\w+)(?::\?[^}]*)?\}/g)
  expect(required.filter((name) => !secrets.includes(name))).toEqual([])
  expect(/^INNGEST_SIGNING_KEY=signkey-\w+-(?:[0-9a-f]{2})+$/m.test(made)).toBe(true)
  expect(/^FAROL_SECRET=.{32,}$/m.test(made)).toBe(true)
})

it('sets in compose only variables that somebody reads', () => {
  const known = [
    textOf('lib/platform/env.ts'),
    textOf('engine/env.ts'),
    textOf('deploy/healthcheck.mjs'),
    textOf('scripts/lib/database.mjs'),
    textOf('deploy/postgres-roles.sh'),
    textOf('.env.example'),
  ].join('\n')
  const others = ['NODE_OPTIONS', 'POSTGRES_INITDB_ARGS', 'POSTGRES_PASSWORD']
  const set = found(compose, /^ {6}([A-Z][A-Z0-9_]+):/gm)
  expect(set.filter((name) => !others.includes(name) && !known.includes(name))).toEqual([])
})

it('copies into the image what exists', () => {
  const sources = found(dockerfile, /^COPY --from=build .*?\/app\/(\S+) /gm)
  const built = ['node_modules', '.next']
  expect(sources.length).toBeGreaterThan(8)
  expect(sources.filter((source) => !built.includes(source) && !existsSync(source))).toEqual([])
})

it('alerts on metrics that exist', () => {
  const process = new Registry()
  collectDefaultMetrics({ register: process })
  const names = [process, instruments().registry].flatMap((registry) => registry.getMetricsAsArray().map(({ name }) => name))
  const known = new Set([...names, ...names.flatMap((name) => [`${name}_bucket`, `${name}_count`])])
  const used = found(textOf('deploy/prometheus/alerts.yml'), /\b((?:farol|nodejs|process)_\w+)/g)
  expect(used.length).toBeGreaterThan(8)
  expect(used.filter((name) => !known.has(name))).toEqual([])
})
