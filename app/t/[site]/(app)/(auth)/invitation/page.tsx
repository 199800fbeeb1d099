import type { Metadata } from 'next'
import { DeadLink } from '@/components/account/dead-link'
import { NewPasswordForm } from '@/components/account/new-password-form'
import { getT } from '@/components/i18n/get-t'
import { openLink } from '@/lib/people/tokens/link'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<{ token?: string | string[] }>
}

// The address holds a secret: it must not reach another site as a referrer.
export const metadata: Metadata = { referrer: 'no-referrer' }

/** Behind the link of an invitation: a name, a password, and in. */
export default async function InvitationPage({ params, searchParams }: Props) {
  const { token } = await searchParams
  const { tenant, locale, secret, owner } = await openLink((await params).site, 'invitation', token)
  const t = getT(locale, 'people')
  if (!owner) return <DeadLink of="invitation" locale={locale} />
  return (
    <>
      <title>{`${t('invitation.title')} · ${tenant.name}`}</title>
      <h1 className="text-2xl font-semibold tracking-tight text-balance">
        {t('invitation.heading', { organisation: tenant.name })}
      </h1>
      <p className="mt-1.5 mb-7 text-sm text-muted-foreground">{t('invitation.lead')}</p>
      <NewPasswordForm token={secret} email={owner.email} name={owner.name} />
    </>
  )
}
