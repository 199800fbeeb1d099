import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/db/tenant'
import { isLocale } from '@/lib/platform/i18n/locale'
import { sendMail } from '@/lib/platform/mail/send'
import { tenantUrl } from '@/lib/platform/tenancy/address'
import { invitationEmail } from '@/lib/people/emails/invitation'
import { issueToken } from '@/lib/people/tokens/issue'
import type { UserDto } from './schema'

/** Mails the link with which an invited person chooses a password. Earlier links stop working. */
export async function sendInvitation(tx: Tx, ctx: Ctx, user: UserDto): Promise<void> {
  if (!user.email) return
  const token = await issueToken(tx, ctx, { kind: 'invitation', userId: user.id, to: user.email })
  const locale = isLocale(user.locale) ? user.locale : ctx.tenant.locale
  await sendMail(tx, ctx, {
    kind: 'invitation',
    locale,
    to: user.email,
    ...(await invitationEmail({
      locale,
      organisation: ctx.tenant.name,
      colour: ctx.tenant.settings.brandColour,
      name: user.name,
      invitedBy: ctx.actor.kind === 'system' ? null : ctx.actor.name,
      url: tenantUrl(ctx.tenant.slug, `/invitation?token=${token}`),
    })),
  })
}
