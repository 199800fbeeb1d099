import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { sampleMail } from '../emails/sample'
import type { MailPreview } from '../schema'
import { checkedTemplate } from './checked'

/** A template as a message about a ticket that does not exist; nothing is kept. @throws Forbidden, ValidationFailed */
export async function previewTemplate(ctx: Ctx, input: unknown): Promise<MailPreview> {
  authorize(ctx, 'mail.manage')
  return sampleMail(ctx, checkedTemplate(input))
}
