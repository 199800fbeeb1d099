import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { Conflict } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { same } from '../change'
import { findReferences } from '../references'
import { fetchTask } from './fetch'
import { updateTaskInput, type TaskDto } from './schema'
import { recordTask, taskOf, withNames } from './store'

/** Edits a task, completes it, or opens it again; what equals the present value is no change. @throws Forbidden, NotFound, ValidationFailed, Conflict (stale version) */
export async function updateTask(ctx: Ctx, id: string, input: unknown): Promise<TaskDto> {
  const { version, assigneeId, teamId, dueAt, ...data } = parse(updateTaskInput, input)
  return withTenant(ctx, async (tx) => {
    const { task, ticket } = await fetchTask(tx, ctx, id)
    const stale = () => new Conflict('Somebody else changed this task meanwhile', taskOf(task))
    if (version !== undefined && version !== task.version) throw stale()
    await findReferences(tx, { assigneeId, teamId })
    const wanted = { ...data, assigneeId, teamId, dueAt: dueAt && new Date(dueAt) }
    const changes = Object.entries(wanted).filter(([field, value]) => value !== undefined && !same(task[field as keyof typeof wanted], value))
    if (changes.length === 0) return taskOf(task)
    const moved = data.status !== undefined && data.status !== task.status
    const { count } = await tx.ticketTask.updateMany({
      where: { id, version: task.version },
      data: {
        ...Object.fromEntries(changes),
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
