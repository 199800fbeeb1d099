import 'server-only'
import { passwordResetEmail } from '@/lib/people/emails/password-reset'
import { issueToken } from '@/lib/people/tokens/issue'
import type { Ctx } from '@/lib/platform/context'
import { type Tx, withTenant } from '@/lib/platform/db/tenant'
import { record } from '@/lib/platform/events/record'
import { isLocale } from '@/lib/platform/i18n/locale'
import { sendMail } from '@/lib/platform/mail/send'
import { tenantUrl } from '@/lib/platform/tenancy/address'
import { parse } from '@/lib/platform/parse'
import { requestResetInput } from './schema'

/** Links mailed to one address within an hour; further requests are answered alike and send nothing. */
const RESETS_PER_HOUR = 3
/** Every answer takes at least this long, in milliseconds, so that its time does not tell who has an account. */
const ANSWER_TIME = 400

/** Mails a link that is good for one hour and one use. Known and unknown addresses are answered alike. */
export async function requestPasswordReset(ctx: Ctx, input: unknown): Promise<void> {
  const { email } = parse(requestResetInput, input)
  const answerTime = new Promise((resolve) => setTimeout(resolve, ANSWER_TIME))
  await Promise.all([answerTime, withTenant(ctx, (tx) => sendLink(tx, ctx, email))])
}

async function sendLink(tx: Tx, ctx: Ctx, email: string): Promise<void> {
  const tenantId = ctx.tenant.id
  const user = await tx.user.findFirst({
    where: { tenantId, email, kind: 'person', status: 'active' },
    select: { id: true, name: true, locale: true },
  })
  if (!user) return
  const recent = await tx.oneTimeToken.count({
    where: {
      tenantId,
      userId: user.id,
      kind: 'password_reset',
      createdAt: { gt: new Date(ctx.now.getTime() - 3_600_000) },
    },
  })
  if (recent >= RESETS_PER_HOUR) return

  const token = await issueToken(tx, ctx, { kind: 'password_reset', userId: user.id, to: email })
  const locale = isLocale(user.locale) ? user.locale : ctx.tenant.locale
  await sendMail(tx, ctx, {
    kind: 'password_reset',
    locale,
    to: email,
    ...(await passwordResetEmail({
      locale,
      organisation: ctx.tenant.name,
      colour: ctx.tenant.settings.brandColour,
      name: user.name,
      url: tenantUrl(ctx.tenant.slug, `/reset?token=${token}`),
    })),
  })
  await record(tx, ctx, { entity: { type: 'user', id: user.id }, action: 'user.password_reset_requested' })
}
