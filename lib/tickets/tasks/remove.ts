import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { fetchTask } from './fetch'
import { recordTask } from './store'

/** Takes a task away, for good; the timeline keeps its title. @throws Forbidden, NotFound */
export async function removeTask(ctx: Ctx, id: string): Promise<void> {
  await withTenant(ctx, async (tx) => {
    const { task, ticket } = await fetchTask(tx, ctx, id)
    await tx.ticketTask.deleteMany({ where: { id } })
    await recordTask(tx, ctx, ticket, { type: 'task_removed', old: { title: task.title } }, id)
  })
}
