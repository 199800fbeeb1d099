'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/people/action-context'
import type { PolicyDefinition } from '@/lib/sla/types'
import { archivePolicy } from './archive'
import { createPolicy } from './create'
import { reorderPolicies } from './reorder'
import { updatePolicy } from './update'

export const createPolicyAction = action(async (ctx, input: PolicyDefinition & { name: string }) => {
  const { id } = await createPolicy(ctx, input)
  return { id }
})

export const updatePolicyAction = action(
  async (ctx, id: string, input: PolicyDefinition & { name: string; moveOpen: boolean }, version: number) => {
    const { moveId, version: now } = await updatePolicy(ctx, id, input, version)
    refresh()
    return { moveId, version: now }
  },
)

export const archivePolicyAction = action(async (ctx, id: string) => {
  await archivePolicy(ctx, id)
  refresh()
})

export const reorderPoliciesAction = action(async (ctx, ids: string[]) => {
  await reorderPolicies(ctx, { ids })
  refresh()
})
