'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/people/action-context'
import { createWebhook } from './create'
import { replayDelivery } from './deliveries/replay'
import { replayDeadDeliveries } from './deliveries/replay-all'
import { deleteWebhook } from './remove'
import { rotateWebhookSecret } from './rotate'
import { testWebhook } from './test'
import { updateWebhook } from './update'

export const createWebhookAction = action(async (ctx, input: unknown) => {
  const { id, secret } = await createWebhook(ctx, input)
  return { id, secret }
})

export const updateWebhookAction = action(async (ctx, id: string, input: unknown, version?: number) => {
  await updateWebhook(ctx, id, input, version)
  refresh()
})

export const deleteWebhookAction = action(async (ctx, id: string) => {
  await deleteWebhook(ctx, id)
})

export const rotateWebhookSecretAction = action(async (ctx, id: string, input: unknown) => {
  const { secret } = await rotateWebhookSecret(ctx, id, input)
  return { secret }
})

export const testWebhookAction = action(async (ctx, id: string) => {
  const result = await testWebhook(ctx, id)
  refresh()
  return result
})

export const replayDeliveryAction = action(async (ctx, id: string) => {
  const { id: copy } = await replayDelivery(ctx, id)
  refresh()
  return { id: copy }
})

export const replayDeadDeliveriesAction = action(async (ctx, endpointId: string, input: unknown) => {
  const result = await replayDeadDeliveries(ctx, endpointId, input)
  refresh()
  return result
})
