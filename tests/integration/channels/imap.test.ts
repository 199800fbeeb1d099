import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { runWorker as RunWorker } from '@/lib/channels/email/imap/worker'
import type { createMailbox as CreateMailbox } from '@/lib/channels/email/mailboxes/create'
import type { testMailbox as TestMailbox } from '@/lib/channels/email/mailboxes/test'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { ownerSql } from '../../support/database'
import { noDovecot, startDovecot, type Dovecot } from '../../support/dovecot'
import { createTenant, createUser, ctxFor, type TestTenant } from '../../support/factories'
import { countTickets, letter, mailsOf } from './mail'

/** Against a real server: what is here is said, and the rest waits for a machine that has one. */
describe.skipIf(noDovecot)(`IMAP${noDovecot ? ` (${noDovecot})` : ''}`, () => {
  let server: Dovecot
  let runWorker: typeof RunWorker
  let createMailbox: typeof CreateMailbox
  let testMailbox: typeof TestMailbox
  let tenant: TestTenant
  let admin: Ctx
  const running: { stop: () => Promise<void> }[] = []

  beforeAll(async () => {
    process.env.FAROL_ALLOW_PRIVATE_HOSTS = '1'
    ;({ runWorker } = await import('@/lib/channels/email/imap/worker'))
    ;({ createMailbox } = await import('@/lib/channels/email/mailboxes/create'))
    ;({ testMailbox } = await import('@/lib/channels/email/mailboxes/test'))
  })
  beforeEach(async () => {
    server = await startDovecot()
    tenant = await createTenant()
    admin = ctxFor(tenant, await createUser(tenant, { role: 'admin' }))
  })
  afterEach(async () => {
    await Promise.all(running.splice(0).map((worker) => worker.stop()))
    await ownerSql(`update mailbox set active = false where kind = 'imap'`)
    await server.stop()
  })
  afterAll(() => {
    delete process.env.FAROL_ALLOW_PRIVATE_HOSTS
  })

  const mailbox = (more: object = {}) =>
    createMailbox(admin, {
      kind: 'imap', name: 'Suporte', address: 'suporte@empresa.test', host: '127.0.0.1', port: server.port, secure: false,
      username: server.user, password: server.password, ...more,
    })
  const work = () => {
    const worker = runWorker(newId(), 200)
    running.push(worker)
    return worker
  }
  const until = async (reached: () => Promise<boolean>) => {
    const end = Date.now() + 15_000
    while (!(await reached())) {
      if (Date.now() > end) throw new Error('It did not come about')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const tickets = (count: number) => until(async () => (await countTickets(tenant)) >= count)
  const stateOf = async (id: string) => (await ownerSql<{ last_uid: string; last_error: string | null; password: string }>('select last_uid, last_error, password from mailbox where id = $1', [id]))[0]

  test('fetches what waits, hears of what comes (IDLE), and marks it as seen once it is stored', async () => {
    server.deliver(letter({ subject: 'Antes' }), 'a')
    const { id } = await mailbox()
    work()
    await tickets(1)
    server.deliver(letter({ subject: 'Durante' }), 'b')
    await tickets(2)
    expect((await stateOf(id))?.last_uid).toBe('2')
    expect(await testMailbox(admin, id)).toEqual({ ok: true, messages: 2, unread: 0 })
    expect((await mailsOf(tenant)).map(({ outcome }) => outcome)).toEqual(['created', 'created'])
  })

  test('several processes fetch a message once, and the next one takes over', async () => {
    await mailbox()
    const first = work()
    work()
    for (const name of ['a', 'b', 'c']) server.deliver(letter({ subject: name }), name)
    await tickets(3)
    await first.stop()
    server.deliver(letter({ subject: 'd' }), 'd')
    await tickets(4)
    expect(await mailsOf(tenant)).toHaveLength(4)
  })

  test('when the server counts anew, what was fetched is known, and nothing is lost', async () => {
    server.deliver(letter({ subject: 'Primeira' }), 'a')
    const { id } = await mailbox()
    const worker = work()
    await tickets(1)
    await worker.stop()
    server.forgetNumbers()
    await ownerSql(`update mailbox set uid_validity = uid_validity - 1, last_uid = 90 where id = $1`, [id])
    server.deliver(letter({ subject: 'Segunda' }), 'b')
    work()
    await tickets(2)
    await until(async () => (await mailsOf(tenant)).length === 3)
    expect((await mailsOf(tenant)).filter(({ reason }) => reason === 'duplicate')).toHaveLength(1)
    expect(await countTickets(tenant)).toBe(2)
  })

  test('says why it cannot read: the password, the folder, the server', async () => {
    const wrong = await mailbox({ folder: 'Nenhuma' })
    expect(await testMailbox(admin, wrong.id)).toEqual({ ok: false, failure: 'folder' })
    expect((await stateOf(wrong.id))?.password).not.toContain(server.password)
    const stranger = await mailbox({ address: 'a@empresa.test', password: 'outra' })
    expect(await testMailbox(admin, stranger.id)).toEqual({ ok: false, failure: 'sign_in' })
    work()
    await until(async () => (await stateOf(stranger.id))?.last_error === 'sign_in')
    const nowhere = await mailbox({ address: 'b@empresa.test', port: 1 })
    expect(await testMailbox(admin, nowhere.id)).toEqual({ ok: false, failure: 'unreachable' })
  })

  test('a server that goes away is waited for', async () => {
    const { id } = await mailbox()
    work()
    await until(async () => (await stateOf(id))?.last_uid === '0')
    await until(async () => (await ownerSql(`select 1 from mailbox where id = $1 and last_polled_at is not null`, [id])).length === 1)
    await server.stop()
    await until(async () => (await stateOf(id))?.last_error === 'unreachable')
    server = await startDovecot()
  })
})
