import { expect, it } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { purge } from '@/lib/platform/jobs/purge'
import { ownerSql } from '@/tests/support/database'
import { createTenant, createUser } from '@/tests/support/factories'

it('deletes what was kept long enough, and nothing else', async () => {
  const tenant = await createTenant()
  const user = await createUser(tenant)
  const agesOf = async (table: string, column: string) =>
    (await ownerSql<{ key: string }>(`select ${column} as key from ${table} where tenant_id = $1 order by 1`, [tenant.id])).map(({ key }) => key)

  const events = { sent_long_ago: '8 days', sent_lately: '6 days', waiting: null }
  for (const [type, age] of Object.entries(events))
    await ownerSql(
      `insert into outbox_event (tenant_id, id, type, payload, created_at, dispatched_at)
       values ($1, $2, $3, '{}', now() - interval '30 days', now() - $4::interval)`,
      [tenant.id, newId(), type, age],
    )
  for (const [key, age] of Object.entries({ old: '25 hours', young: '23 hours' }))
    await ownerSql(
      `insert into idempotency_key (tenant_id, actor_id, key, fingerprint, entity_id, created_at)
       values ($1, $2, $3, '', $2, now() - $4::interval)`,
      [tenant.id, user.id, key, age],
    )
  const notices = {
    read_long_ago: ['100 days', '91 days'],
    read_lately: ['100 days', '89 days'],
    unread: ['179 days', null],
    never_read: ['181 days', null],
  }
  for (const [key, [made, read]] of Object.entries(notices))
    await ownerSql(
      `insert into notification (tenant_id, id, user_id, type, key, created_at, read_at)
       values ($1, $2, $3, 'sla_breach', $4, now() - $5::interval, now() - $6::interval)`,
      [tenant.id, newId(), user.id, key, made, read],
    )
  for (const [kind, age] of Object.entries({ web: '31 days', api: '29 days' }))
    await ownerSql(`insert into session (tenant_id, id, user_id, kind, expires_at) values ($1, $2, $3, $4, now() - $5::interval)`, [
      tenant.id, newId(), user.id, kind, age,
    ])

  await purge('outbox_event')
  await purge('idempotency_key')
  await purge('notification')
  await purge('session')
  expect(await agesOf('outbox_event', 'type')).toEqual(['sent_lately', 'waiting'])
  expect(await agesOf('idempotency_key', 'key')).toEqual(['young'])
  expect(await agesOf('notification', 'key')).toEqual(['read_lately', 'unread'])
  expect(await agesOf('session', 'kind')).toEqual(['api'])
})
