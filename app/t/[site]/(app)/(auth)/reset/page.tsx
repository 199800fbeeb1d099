import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
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

/** Behind the link of a forgotten password; without one it leads to where a link is asked for. */
export default async function ResetPage({ params, searchParams }: Props) {
  const { token } = await searchParams
  if (!token) redirect('/forgot')
  const { tenant, locale, secret, owner } = await openLink((await params).site, 'password_reset', token)
  const t = getT(locale, 'people')
  if (!owner) return <DeadLink of="reset" locale={locale} />
  return (
    <>
      <title>{`${t('reset.title')} · ${tenant.name}`}</title>
      <h1 className="text-2xl font-semibold tracking-tight text-balance">{t('reset.title')}</h1>
      <p className="mt-1.5 mb-7 text-sm text-muted-foreground">{t('reset.lead')}</p>
      <NewPasswordForm token={secret} email={owner.email} />
    </>
  )
}
