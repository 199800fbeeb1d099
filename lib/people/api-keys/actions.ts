'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { createPersonalKey } from './create-personal'
import { createServiceKey } from './create-service'
import { revokeApiKey } from './revoke'
import type { personalKeyInput, serviceKeyInput } from './schema'

/** The page is not read anew: the dialog that shows the secret must stay. It refreshes when it closes. */
export const createPersonalKeyAction = action(async (ctx, input: z.input<typeof personalKeyInput>) =>
  createPersonalKey(ctx, input),
)

/** @see createPersonalKeyAction */
export const createServiceKeyAction = action(async (ctx, input: z.input<typeof serviceKeyInput>) =>
  createServiceKey(ctx, input),
)

export const revokeApiKeyAction = action(async (ctx, id: string) => {
  await revokeApiKey(ctx, id)
  refresh()
})
