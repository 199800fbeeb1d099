'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/people/action-context'
import { releaseAddress } from './deliveries/release'
import { retryDelivery } from './deliveries/retry'
import { updateMatrix } from './rules/update'
import type { MatrixInput, TemplateInput, TemplateKey } from './schema'
import { previewTemplate } from './templates/preview'
import { resetTemplate } from './templates/reset'
import { saveTemplate } from './templates/save'
import { sendTestMail } from './templates/send-test'

export const updateMatrixAction = action((ctx, input: MatrixInput) => updateMatrix(ctx, input))

export const previewTemplateAction = action((ctx, input: TemplateInput) => previewTemplate(ctx, input))

export const sendTestMailAction = action((ctx, input: TemplateInput) => sendTestMail(ctx, input))

export const saveTemplateAction = action((ctx, input: TemplateInput, version: number) => saveTemplate(ctx, input, version))

export const resetTemplateAction = action((ctx, key: TemplateKey) => resetTemplate(ctx, key))

export const retryDeliveryAction = action(async (ctx, id: string) => {
  await retryDelivery(ctx, id)
  refresh()
})

export const releaseAddressAction = action(async (ctx, address: string) => {
  await releaseAddress(ctx, address)
  refresh()
})
