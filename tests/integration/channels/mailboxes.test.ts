import { beforeEach, describe, expect, test } from 'vitest'
import { archiveMailbox } from '@/lib/channels/email/mailboxes/archive'
import { createMailbox } from '@/lib/channels/email/mailboxes/create'
import { setMailboxActive } from '@/lib/channels/email/mailboxes/pause'
import { getMailbox, listMailboxes } from '@/lib/channels/email/mailboxes/queries'
import { testMailbox } from '@/lib/channels/email/mailboxes/test'
import { updateMailbox } from '@/lib/channels/email/mailboxes/update'
import { unseal } from '@/lib/platform/crypto/seal'
import type { Ctx } from '@/lib/platform/context'
import { Conflict, Forbidden, NotFound, ValidationFailed } from '@/lib/platform/errors'
import { ownerSql } from '../../support/database'
import { createTenant, createUser, ctxFor, type TestTenant } from '../../support/factories'

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
