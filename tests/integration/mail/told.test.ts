import { expect, it } from 'vitest'
import { watchTold } from '@/lib/mail/plan/watch-told'
import { ownerSql } from '../../support/database'
import { userId } from '../incidents/world'
import { after, drainAll, open, timerWorld } from '../sla/timer-world'
import { bells, deliveries } from './post'

const waiting = async (tenantId: string) => (await ownerSql('select 1 from sla_told where tenant_id = $1', [tenantId])).length

it('people of several organisations are told in one round, and once even if it is repeated', async () => {
  const worlds = [await timerWorld(), await timerWorld()]
  for (const world of worlds) await open(world, { assigneeId: userId(world.as.agent) })
  await drainAll(after(61))
  const [first] = worlds
  const kept = await ownerSql('select * from sla_told where tenant_id = $1', [first?.tenant.id])
  expect(kept).toHaveLength(2)

  await watchTold('test')
  const counts = async () => Promise.all(worlds.map(async ({ tenant }) => [(await deliveries(tenant)).length, (await bells(tenant)).length, await waiting(tenant.id)]))
  const told = await counts()
  for (const [mails, notices, left] of told) {
    expect(mails).toBeGreaterThan(0)
    expect(notices).toBeGreaterThan(0)
    expect(left).toBe(0)
  }

  // As if who told them had died before it could forget them.
  await ownerSql('insert into sla_told select * from json_populate_recordset(null::sla_told, $1::json)', [JSON.stringify(kept)])
  await watchTold('test-again')
  expect(await counts()).toEqual(told)
}, 40_000)

it('an organisation of which nobody can be told holds up no other', async () => {
  const [broken, sound] = [await timerWorld(), await timerWorld()]
  for (const world of [broken, sound]) await open(world, { assigneeId: userId(world.as.agent) })
  await drainAll(after(61))
  await ownerSql(`alter table mail_delivery add constraint broken check (tenant_id <> '${broken.tenant.id}')`)
  try {
    await watchTold('test')
    expect([await waiting(broken.tenant.id), await waiting(sound.tenant.id)]).toEqual([2, 0])
  } finally {
    await ownerSql('alter table mail_delivery drop constraint broken')
  }
  await watchTold('later')
  expect(await waiting(broken.tenant.id)).toBe(0)
  expect(await deliveries(broken.tenant)).not.toHaveLength(0)
}, 40_000)
