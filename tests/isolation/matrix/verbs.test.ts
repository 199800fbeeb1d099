import { readFileSync, readdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '@/lib/platform/context'
import { DomainError } from '@/lib/platform/errors'
import { createTenant, createUser, ctxFor, type TestTenant, type TestUser } from '../../support/factories'
import { aside, attacks, blind } from './cases'
import { createVictim, everythingOf, leaksIn, type Victim } from './victim'

/**
 * Every verb and query, called by an administrator of one tenant with the identifiers of another. It must
 * answer as if they did not exist, say nothing of the victim, and leave the victim's rows as they were.
 */

/** Functions of the modules that begin with a context: `lib/incidents/assign.ts#takeIncident`. */
function verbsInSource(): string[] {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.startsWith('platform/'))
  return files
    .flatMap((file) => {
      const source = readFileSync(`lib/${file}`, 'utf8')
      const names = source.matchAll(/^export (?:async function|const) (\w+)(?: = (?:async )?)?\(\s*ctx: (?:Ctx|Pick<Ctx)/gm)
      return [...names].map(([, name]) => `lib/${file}#${name}`)
    })
    .sort()
}

let victim: Victim
let tenant: TestTenant
let user: TestUser
let attacker: Ctx
beforeAll(async () => {
  victim = await createVictim()
  tenant = await createTenant()
  user = await createUser(tenant, { role: 'admin' })
  attacker = ctxFor(tenant, user)
})

describe('the matrix', () => {
  it('has a case for every verb and query', () => {
    expect([attacks, blind, aside].flatMap(Object.keys).sort()).toEqual(verbsInSource())
  })
})

const attempts = Object.entries(attacks).flatMap(([verb, attack]) =>
  Object.entries(attack).map(([what, run]) => ({ verb, what, run })),
)

describe.each(Object.entries(blind))('%s', (_verb, run) => {
  it('shows nothing of another tenant', async () => {
    const answer = await run(attacker, victim)
    expect(leaksIn(answer, victim)).toEqual([])
  })
})

describe.each(attempts)('$verb with a foreign $what', ({ run }) => {
  it('is refused as if it did not exist, and nothing of the victim changes', async () => {
    const before = await everythingOf(victim.tenant.id)
    const outcome = await run(attacker, victim).then(
      (value: unknown) => ({ value }),
      (error: unknown) => ({ error }),
    )
    if ('error' in outcome) {
      expect(outcome.error).toBeInstanceOf(DomainError)
      const { status, message, extra } = outcome.error as DomainError
      expect([404, 409, 422]).toContain(status)
      expect(leaksIn({ message, extra }, victim)).toEqual([])
    } else {
      // What the caller sent themselves may come back in a list of failures; of the victim's data, nothing.
      expect(outcome.value).toMatchObject({ done: [] })
      expect(JSON.stringify(outcome.value)).not.toContain('victim-secret')
    }
    expect(await everythingOf(victim.tenant.id)).toBe(before)
  })
})
