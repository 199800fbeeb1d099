'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { createRole } from './create'
import { deleteRole } from './delete'
import type { createRoleInput, updateRoleInput } from './schema'
import { updateRole } from './update'

export const createRoleAction = action(async (ctx, input: z.input<typeof createRoleInput>) => {
  await createRole(ctx, input)
  refresh()
})

export const updateRoleAction = action(async (ctx, id: string, input: z.input<typeof updateRoleInput>) => {
  await updateRole(ctx, id, input)
  refresh()
})

export const deleteRoleAction = action(async (ctx, id: string) => {
  await deleteRole(ctx, id)
  refresh()
})
