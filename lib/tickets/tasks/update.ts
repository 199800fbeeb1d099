import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { findReferences } from '../references'
import { fetchTask } from './fetch'
import { updateTaskInput, type TaskDto } from './schema'
import { recordTask, taskOf, withNames } from './store'

/** Edits a task, completes it, or opens it again. @throws Forbidden, NotFound, ValidationFailed, Conflict (stale version) */
export async function updateTask(ctx: Ctx, id: string, input: unknown): Promise<TaskDto> {
  const { version, assigneeId, teamId, dueAt, ...data } = parse(updateTaskInput, input)
  return withTenant(ctx, async (tx) => {
    const { task, ticket } = await fetchTask(tx, ctx, id)
    const stale = () => new Conflict('Somebody else changed this task meanwhile', taskOf(task))
    if (version !== undefined && version !== task.version) throw stale()
    await findReferences(tx, { assigneeId, teamId })
    const moved = data.status !== undefined && data.status !== task.status
    const { count } = await tx.ticketTask.updateMany({
      where: { id, version: task.version },
      data: {
        ...data,
        ...(assigneeId === undefined ? {} : { assigneeId }),
        ...(teamId === undefined ? {} : { teamId }),
        ...(dueAt === undefined ? {} : { dueAt: dueAt && new Date(dueAt) }),
        ...(moved ? { completedAt: data.status === 'open' ? null : ctx.now } : {}),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw stale()
    const row = await tx.ticketTask.findFirstOrThrow({ where: { id }, include: withNames })
    const told = ({ title, status, assignee }: TaskDto) => ({ title, status, assignee: assignee?.name ?? null })
    await recordTask(tx, ctx, ticket, { type: moved ? TOLD[taskOf(row).status] : 'task_changed', old: told(taskOf(task)), new: told(taskOf(row)) }, id)
    return taskOf(row)
  })
}

const TOLD = { open: 'task_reopened', done: 'task_done', cancelled: 'task_cancelled' } as const
