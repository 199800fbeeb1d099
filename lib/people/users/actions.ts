'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { createContact } from './create-contact'
import { inviteUser } from './invite'
import { listUsers } from './queries'
import { reactivateUser } from './reactivate'
import { resendInvitation } from './resend-invitation'
import type { createContactInput, inviteUserInput, profileInput, updateUserInput } from './schema'
import { suspendUser } from './suspend'
import { updateUser } from './update'
import { updateProfile } from './update-profile'

export const inviteUserAction = action(async (ctx, input: z.input<typeof inviteUserInput>) => {
  const user = await inviteUser(ctx, input)
  refresh()
  return user
})

export const createContactAction = action(async (ctx, input: z.input<typeof createContactInput>) => {
  const user = await createContact(ctx, input)
  refresh()
  return user
})

export const updateUserAction = action(
  async (ctx, id: string, input: z.input<typeof updateUserInput>, version: number) => {
    const user = await updateUser(ctx, id, input, version)
    refresh()
    return user
  },
)

export const resendInvitationAction = action(async (ctx, id: string) => {
  await resendInvitation(ctx, id)
})

export const suspendUserAction = action(async (ctx, id: string) => {
  await suspendUser(ctx, id)
  refresh()
})

export const reactivateUserAction = action(async (ctx, id: string) => {
  await reactivateUser(ctx, id)
  refresh()
})

export const updateProfileAction = action(async (ctx, input: z.input<typeof profileInput>) => {
  await updateProfile(ctx, input)
  refresh()
})

/** People who sign in, by part of their name or address; the first twenty. */
export const searchPeopleAction = action(async (ctx, q: string) => {
  const { data } = await listUsers(ctx, { kind: 'person', limit: 20, ...(q.trim() && { q }) })
  return data.map(({ id, name, email }) => ({ id, label: name, detail: email ?? '' }))
})
