'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { archiveTeam, restoreTeam } from './archive'
import { createTeam } from './create'
import type { createTeamInput, updateTeamInput } from './schema'
import { updateTeam } from './update'

export const createTeamAction = action(async (ctx, input: z.input<typeof createTeamInput>) => {
  await createTeam(ctx, input)
  refresh()
})

export const updateTeamAction = action(
  async (ctx, id: string, input: z.input<typeof updateTeamInput>, version: number) => {
    await updateTeam(ctx, id, input, version)
    refresh()
  },
)

export const archiveTeamAction = action(async (ctx, id: string) => {
  await archiveTeam(ctx, id)
  refresh()
})

export const restoreTeamAction = action(async (ctx, id: string) => {
  await restoreTeam(ctx, id)
  refresh()
})
