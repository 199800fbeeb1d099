'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import type { TicketKind } from '../ref'
import { createTask } from './create'
import { removeTask } from './remove'
import type { createTaskInput, updateTaskInput } from './schema'
import { updateTask } from './update'

export const createTaskAction = action(
  async (ctx, kind: Extract<TicketKind, 'incident' | 'problem'>, ticketId: string, input: z.input<typeof createTaskInput>) => {
    const { id } = await createTask(ctx, kind === 'problem' ? 'problem' : 'incident', ticketId, input)
    refresh()
    return { id }
  },
)

export const updateTaskAction = action(async (ctx, id: string, input: z.input<typeof updateTaskInput>) => {
  const { version } = await updateTask(ctx, id, input)
  refresh()
  return { version }
})

export const removeTaskAction = action(async (ctx, id: string) => {
  await removeTask(ctx, id)
  refresh()
  return null
})
