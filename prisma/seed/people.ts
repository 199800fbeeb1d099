import { createTeam } from '@/lib/people/teams/create'
import { hashPassword } from '@/lib/platform/auth/password'
import { permissionsOf } from '@/lib/platform/auth/permissions'
import type { Ctx, TenantInfo } from '@/lib/platform/context'
import { readTenant, withTenant } from '@/lib/platform/db/tenant'
import { newId } from '@/lib/platform/ids'
import type { DemoPerson, DemoTenant } from './story'

/** Everybody of a demo tenant has it. It stands here, in public, and nowhere else. */
export const DEMO_PASSWORD = 'farol-demo-2026'

/** Somebody of the demo, able to act at any hour of the story. */
export type Cast = (login: string, at: Date) => Ctx

export const emailOf = (demo: DemoTenant, login: string): string => `${login}@${demo.slug}.test`

/** Makes the people that are not there yet; the first one came with the tenant. */
export async function seedPeople(tenant: TenantInfo, demo: DemoTenant): Promise<Cast> {
  const known = await readTenant({ tenant }, (db) => db.user.findMany({ select: { email: true } }))
  const emails = new Set(known.map(({ email }) => email))
  const missing = demo.people.filter(({ login }) => !emails.has(emailOf(demo, login)))
  const hashes = await Promise.all(missing.map(() => hashPassword(DEMO_PASSWORD)))

  await withTenant({ tenant }, async (tx) => {
    const roles = await tx.role.findMany({ select: { id: true, key: true } })
    const roleId = (key: string) => roles.find((role) => role.key === key)?.id ?? ''
    await tx.user.createMany({
      data: missing.map(({ login, name, role, phone }, index) => ({
        tenantId: tenant.id,
        id: newId(),
        name,
        email: emailOf(demo, login),
        passwordHash: hashes[index] ?? null,
        roleId: roleId(role),
        phone: phone ?? null,
      })),
    })
  })
  return cast(tenant, demo)
}

async function cast(tenant: TenantInfo, demo: DemoTenant): Promise<Cast> {
  const users = await readTenant({ tenant }, (db) => db.user.findMany({ select: { id: true, email: true } }))
  return (login, at) => {
    const person = personCalled(demo, login)
    const email = emailOf(demo, login)
    const id = users.find((user) => user.email === email)?.id ?? ''
    const permissions = permissionsOf(person.role, [])
    return {
      tenant,
      actor: { kind: 'user', id, name: person.name, email, role: person.role, permissions, sessionId: newId() },
      requestId: newId(),
      locale: tenant.locale,
      now: at,
    }
  }
}

/** The login of an address: what stands before the @. */
export const personOf = (email: string): string => email.split('@')[0] ?? ''

export function personCalled(demo: DemoTenant, login: string): DemoPerson {
  const person = demo.people.find((candidate) => candidate.login === login)
  if (!person) throw new Error(`The demo of ${demo.slug} has nobody called ${login}`)
  return person
}

/** Makes the teams that are not there yet, with their members. Returns ids by name. */
export async function seedTeams(as: Cast, demo: DemoTenant, at: Date): Promise<Map<string, string>> {
  const ctx = as(demo.people[0].login, at)
  const known = await readTenant(ctx, (db) => db.team.findMany({ select: { id: true, name: true } }))
  const ids = new Map(known.map(({ id, name }) => [name, id]))
  for (const { name, description } of demo.teams) {
    if (ids.has(name)) continue
    const members = demo.people.filter(({ teams }) => teams?.includes(name))
    const memberIds = members.map(({ login }) => as(login, at).actor).flatMap((actor) => (actor.kind === 'user' ? [actor.id] : []))
    ids.set(name, (await createTeam(ctx, { name, description, memberIds })).id)
  }
  return ids
}
