import { beforeEach, describe, expect, test } from 'vitest'
import { giveBackMailbox, renewLease, takeMailboxes, writeProgress, type HeldMailbox } from '@/lib/channels/email/imap/lease'
import { createMailbox } from '@/lib/channels/email/mailboxes/create'
import { patchMailbox } from '@/lib/channels/email/mailboxes/patch'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '../../support/database'
import { createTenant, createUser, ctxFor } from '../../support/factories'

const server = { kind: 'imap', name: 'TI', address: 'ti@empresa.test', host: 'imap.example.com', username: 'ti', password: 'segredo' }

let admin: Ctx
let id: string
let held: HeldMailbox
const holder = newId()
beforeEach(async () => {
  await ownerSql('update mailbox set active = false')
  const tenant = await createTenant()
  admin = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
  ;({ id } = await createMailbox(admin, server))
  const [taken] = await takeMailboxes(holder, 1)
  if (taken?.id !== id) throw new Error('Another mailbox was taken')
  held = taken
})

const state = async () => (await ownerSql('select last_uid, uid_validity, last_error, lease_by from mailbox where id = $1', [id]))[0]

describe('a mailbox that is changed while it is fetched from', () => {
  test('begins anew: how far the old server was read says nothing about the new one', async () => {
    expect(await writeProgress(held, holder, 1n, 7)).toBe(true)
    await patchMailbox(admin, id, { host: 'imap2.example.com', password: 'outro' })
    expect(await writeProgress(held, holder, 1n, 8)).toBe(false)
    expect(await renewLease(held, holder)).toBe(false)
    expect(await state()).toMatchObject({ last_uid: '0', uid_validity: null })
  })

  test('is not told of failures of before, and is free at once', async () => {
    await patchMailbox(admin, id, { password: 'certa' })
    await giveBackMailbox(held, holder, 'sign_in', 900)
    expect(await state()).toMatchObject({ last_error: null, lease_by: null })
    expect(await takeMailboxes(newId(), 1)).toMatchObject([{ id, version: 2 }])
  })
})

test('a failure is told, and rests', async () => {
  await giveBackMailbox(held, holder, 'sign_in', 900)
  expect(await state()).toMatchObject({ last_error: 'sign_in', lease_by: null })
  expect(await takeMailboxes(newId(), 1)).toEqual([])
})
