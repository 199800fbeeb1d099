import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { authorize } from '@/lib/platform/auth/permissions'
import { actorUserId, type Ctx } from '@/lib/platform/context'
import { withTenant, type Tx } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { record } from '@/lib/platform/events/record'
import { requireJobs } from '@/lib/platform/jobs/configured'
import { parse } from '@/lib/platform/parse'
import { Refused } from '@/lib/platform/refused'
import { startMove } from '@/lib/sla/runs/start-move'
import { assertReached } from './reach'
import { type CalendarDto, definitionOf, updateCalendarInput, type UpdatedCalendar } from './schema'
import { assertNameFree, assertSound, fetchCalendar, lockCalendar } from './store'

/**
 * Changes a calendar by making a new version of it: tickets keep the version that judged them, unless open ones
 * are asked to move (`moveOpen`), which a run does afterwards. What changes nothing makes no version.
 *
 * @param expectedVersion when given, a calendar that was changed since is refused
 * @throws Conflict on a stale version, with the calendar as it is now
 * @throws ValidationFailed with the calendar's flaws, at `week` when policies could not keep their promises by it,
 *   or at `name` when another in use is called so
 * @throws Refused when it is archived
 * @throws JobsOff
 */
export async function updateCalendar(
  ctx: Ctx,
  id: string,
  input: unknown,
  expectedVersion?: number,
): Promise<UpdatedCalendar> {
  authorize(ctx, 'sla.manage')
  const { name, moveOpen = false, ...changes } = parse(updateCalendarInput, input)
  if (moveOpen) requireJobs()

  return withTenant(ctx, async (tx) => {
    const before = await lockCalendar(tx, ctx, id)
    if (expectedVersion !== undefined && expectedVersion !== before.version)
      throw new Conflict('Somebody changed this calendar first', before)
    if (before.archivedAt !== null) throw new Refused('already_archived', 'This calendar is archived')
    const next = { name: name ?? before.name, definition: { ...definitionOf(before), ...changes } }
    if (!isSame(before, next)) await addNext(tx, ctx, before, next)
    const after = await fetchCalendar(tx, ctx, id)
    await record(tx, ctx, {
      entity: { type: 'sla_calendar', id },
      action: 'sla_calendar.updated',
      before,
      after: { ...after, moveOpen },
      event: { id, version: after.version, moveOpen },
    })
    return { ...after, moveId: moveOpen ? await startMove(tx, ctx, { calendarId: id }) : null }
  })
}

interface Content {
  name: string
  definition: ReturnType<typeof definitionOf>
}

const isSame = (before: CalendarDto, { name, definition }: Content): boolean =>
  before.name === name && isDeepStrictEqual(plain(definitionOf(before)), plain(definition))

/** As it is stored: without what is undefined. */
const plain = (definition: Content['definition']): unknown => JSON.parse(JSON.stringify(definition))

async function addNext(tx: Tx, ctx: Ctx, before: CalendarDto, { name, definition }: Content): Promise<void> {
  const { id } = before
  const tenantId = ctx.tenant.id
  assertSound(definition)
  await assertReached(tx, ctx, id, definition)
  await assertNameFree(tx, ctx, name, id)
  const version = before.version + 1
  await tx.slaCalendarVersion.create({
    data: { tenantId, calendarId: id, version, definition, createdById: actorUserId(ctx), createdAt: ctx.now },
  })
  await tx.slaCalendar.updateMany({
    where: { tenantId, id, version: before.version },
    data: { name, version, updatedAt: ctx.now },
  })
}
