import { beforeEach, describe, expect, test } from 'vitest'
import { archiveMailbox } from '@/lib/channels/email/mailboxes/archive'
import { createMailbox } from '@/lib/channels/email/mailboxes/create'
import { setMailboxActive } from '@/lib/channels/email/mailboxes/pause'
import { patchMailbox } from '@/lib/channels/email/mailboxes/patch'
import { getMailbox, listMailboxes } from '@/lib/channels/email/mailboxes/queries'
import { testMailbox } from '@/lib/channels/email/mailboxes/test'
import { updateMailbox } from '@/lib/channels/email/mailboxes/update'
import { createServiceKey } from '@/lib/people/api-keys/create-service'
import { unseal } from '@/lib/platform/crypto/seal'
import type { Ctx } from '@/lib/platform/context'
import { Conflict, Forbidden, NotFound, ValidationFailed } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '../../support/database'
import { createTenant, createUser, ctxFor, type TestTenant } from '../../support/factories'
import { apiOf } from '../api/client'

let tenant: TestTenant
let admin: Ctx
let manager: Ctx
beforeEach(async () => {
  tenant = await createTenant()
  admin = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
  manager = ctxFor(tenant, await createUser(tenant, { role: 'manager' }))
})

const forward = { kind: 'forward', name: 'Suporte', address: 'Suporte@Empresa.test' }
const imap = { kind: 'imap', name: 'TI', address: 'ti@empresa.test', host: 'imap.example.com', username: 'ti', password: 'segredo' }
const audited = (action: string) => ownerSql<{ before: unknown; after: unknown }>('select before, after from audit_entry where tenant_id = $1 and action = $2', [tenant.id, action])

describe('createMailbox', () => {
  test('keeps an address, and a password that nobody sees again', async () => {
    expect(await createMailbox(admin, forward)).toMatchObject({ kind: 'forward', address: 'suporte@empresa.test', active: true })
    const { id } = await createMailbox(admin, imap)
    const [row] = await ownerSql<{ password: string }>('select password from mailbox where id = $1', [id])
    expect(unseal(tenant.id, 'mailbox-password', row?.password ?? '')).toBe('segredo')
    expect(JSON.stringify([await listMailboxes(admin), await getMailbox(admin, id), await audited('mailbox.created')])).not.toMatch(/segredo|v1\./)
    expect(await audited('mailbox.created')).toHaveLength(2)
  })

  test('refuses private servers, other ports, taken addresses, our own domain, and lines in passwords', async () => {
    for (const host of ['127.0.0.1', 'localhost', '10.0.0.1', '169.254.169.254', '[::1]', 'intranet', '0x7f.1']) {
      await expect(createMailbox(admin, { ...imap, host })).rejects.toThrow(ValidationFailed)
    }
    await expect(createMailbox(admin, { ...imap, port: 22 })).rejects.toThrow(ValidationFailed)
    await expect(createMailbox(admin, { ...imap, password: 'a\r\nLOGOUT' })).rejects.toThrow(ValidationFailed)
    await expect(createMailbox(admin, { ...forward, address: `${tenant.slug}@localhost` })).rejects.toThrow(ValidationFailed)
    await createMailbox(admin, forward)
    await expect(createMailbox(admin, forward)).rejects.toThrow(ValidationFailed)
    await expect(createMailbox(manager, imap)).rejects.toThrow(Forbidden)
  })
})

describe('updateMailbox', () => {
  test('keeps the password of the same server, and asks for it for another', async () => {
    const { id, version } = await createMailbox(admin, imap)
    await ownerSql('update mailbox set last_uid = 7, uid_validity = 1 where id = $1', [id])
    const { password: _, ...same } = imap
    await updateMailbox(admin, id, { ...same, name: 'Outra' }, version)
    expect(await ownerSql('select name, last_uid from mailbox where id = $1', [id])).toEqual([{ name: 'Outra', last_uid: '7' }])
    // Else whoever manages mail could send the password to a server of theirs.
    await expect(updateMailbox(admin, id, { ...same, host: 'imap.attacker.example.com' })).rejects.toThrow(ValidationFailed)
    await updateMailbox(admin, id, { ...imap, host: 'imap2.example.com' })
    expect(await ownerSql('select last_uid, uid_validity from mailbox where id = $1', [id])).toEqual([{ last_uid: '0', uid_validity: null }])
    expect(await audited('mailbox.updated')).toHaveLength(2)
  })

  test('refuses a stale version, another kind, others, and other tenants', async () => {
    const { id, version } = await createMailbox(admin, forward)
    await updateMailbox(admin, id, { ...forward, name: 'Um' }, version)
    await expect(updateMailbox(admin, id, { ...forward, name: 'Dois' }, version)).rejects.toThrow(Conflict)
    await expect(updateMailbox(admin, id, imap)).rejects.toThrow(ValidationFailed)
    await expect(updateMailbox(manager, id, forward)).rejects.toThrow(Forbidden)
    const other = await createTenant()
    await expect(updateMailbox(ctxFor(other, await createUser(other, { role: 'admin' })), id, forward)).rejects.toThrow(NotFound)
    expect((await getMailbox(admin, id)).name).toBe('Um')
  })
})

test('pausing twice is pausing once; removing forgets the password', async () => {
  const { id } = await createMailbox(admin, imap)
  expect((await setMailboxActive(admin, id, false)).active).toBe(false)
  expect((await setMailboxActive(admin, id, false)).version).toBe(2)
  expect(await audited('mailbox.paused')).toHaveLength(1)
  await archiveMailbox(admin, id)
  expect(await ownerSql('select password, active from mailbox where id = $1', [id])).toEqual([{ password: '', active: false }])
  expect(await audited('mailbox.archived')).toHaveLength(1)
  await expect(getMailbox(admin, id)).rejects.toThrow(NotFound)
  await expect(archiveMailbox(admin, id)).rejects.toThrow(NotFound)
  for (const refused of [setMailboxActive(manager, id, true), archiveMailbox(manager, id), testMailbox(manager, id), listMailboxes(manager)]) {
    await expect(refused).rejects.toThrow(Forbidden)
  }
  // The address is free again.
  await createMailbox(admin, imap)
})

describe('patchMailbox', () => {
  test('changes what it is told and leaves the rest, the password and where fetching stands', async () => {
    const { id, version } = await createMailbox(admin, { ...imap, folder: 'Suporte', watchCc: true, active: false })
    await ownerSql('update mailbox set last_uid = 7, uid_validity = 1 where id = $1', [id])
    const [before] = await ownerSql<{ password: string }>('select password from mailbox where id = $1', [id])
    expect(await patchMailbox(admin, id, { name: 'Outra' }, version)).toMatchObject({
      name: 'Outra', folder: 'Suporte', port: 993, watchCc: true, active: false, version: version + 1,
    })
    expect(await ownerSql('select password, last_uid from mailbox where id = $1', [id])).toEqual([{ ...before, last_uid: '7' }])
    await expect(patchMailbox(admin, id, { name: 'Velha' }, version)).rejects.toThrow(Conflict)
    await expect(patchMailbox(admin, id, { host: 'imap.attacker.example.com' })).rejects.toThrow(ValidationFailed)
    await expect(patchMailbox(manager, id, { active: true })).rejects.toThrow(Forbidden)
    expect((await patchMailbox(admin, id, { active: true })).active).toBe(true)
    expect(await audited('mailbox.updated')).toHaveLength(2)
  })

  test('has no server for an address that is forwarded, and no other kind', async () => {
    const { id } = await createMailbox(admin, forward)
    for (const changes of [{ host: 'imap.example.com' }, { password: 'x' }, { kind: 'imap' }, { version: 1 }]) {
      await expect(patchMailbox(admin, id, changes), JSON.stringify(changes)).rejects.toThrow(ValidationFailed)
    }
    expect((await getMailbox(admin, id)).version).toBe(1)
  })

  test('of a mailbox whose team was archived since goes on', async () => {
    const teamId = newId()
    await ownerSql(`insert into team (tenant_id, id, name) values ($1, $2, 'Redes')`, [tenant.id, teamId])
    const { id } = await createMailbox(admin, { ...forward, teamId })
    await ownerSql('update team set archived_at = now() where id = $1', [teamId])
    expect(await patchMailbox(admin, id, { name: 'Outra' })).toMatchObject({ name: 'Outra', team: { id: teamId } })
    expect(await patchMailbox(admin, id, { teamId: null })).toMatchObject({ team: null })
    await expect(patchMailbox(admin, id, { teamId })).rejects.toThrow(ValidationFailed)
  })
})

test('mailboxes are there over the API, their passwords only on the way in', async () => {
  const api = apiOf(`${tenant.slug}.localhost`)
  const [{ secret: token }, { secret: lesser }] = [
    await createServiceKey(admin, { name: 'Mail', role: 'admin' }),
    await createServiceKey(admin, { name: 'Other', role: 'manager' }),
  ]
  const made = await api.call('POST', '/mailboxes', { token, body: imap })
  expect([made.status, made.headers.get('location')]).toEqual([201, `/api/v1/mailboxes/${made.body.id}`])
  const one = `/mailboxes/${made.body.id}`
  const paused = await api.call('PATCH', one, { token, body: { active: false, password: 'outro-segredo' }, headers: { 'if-match': '"1"' } })
  expect(paused.body).toMatchObject({ active: false, version: 2, host: 'imap.example.com' })
  const list = await api.call('GET', '/mailboxes', { token })
  expect(list.body.data).toMatchObject([{ id: made.body.id, active: false }])
  expect(JSON.stringify([made.body, paused.body, list.body, (await api.call('GET', one, { token })).body])).not.toMatch(/segredo|password|v1\./)
  const [row] = await ownerSql<{ password: string }>('select password from mailbox where id = $1', [made.body.id])
  expect(unseal(tenant.id, 'mailbox-password', row?.password ?? '')).toBe('outro-segredo')
  expect((await api.call('PATCH', one, { token, body: { active: true }, headers: { 'if-match': '"1"' } })).status).toBe(409)
  expect((await api.call('POST', '/mailboxes', { token, body: { ...imap, colour: 'red' } })).status).toBe(422)
  for (const [method, path] of [['GET', '/mailboxes'], ['GET', one], ['DELETE', one]] as const) {
    expect((await api.call(method, path, { token: lesser })).status, `${method} ${path}`).toBe(403)
  }
  expect((await api.call('DELETE', one, { token })).status).toBe(204)
  expect((await api.call('GET', one, { token })).status).toBe(404)
})
