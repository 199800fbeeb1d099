import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { DeadEnd } from '@/components/people/dead-end'
import { SignOutButton } from '@/components/people/sign-out-button'
import { buttonVariants } from '@/components/ui/button'
import { currentSite } from '@/lib/people/site'

/** Status 403: the organisation is suspended, or who is signed in lacks the permission. */
export default async function ForbiddenPage() {
  const { tenant, locale } = await currentSite()
  const t = getT(locale, 'people')
  if (tenant?.status === 'suspended') {
    return (
      <DeadEnd
        title={t('signIn.suspendedPage.heading', { organisation: tenant.name })}
        body={t('signIn.suspendedPage.body')}
      >
        <title>{t('signIn.suspendedPage.title')}</title>
        <p className="text-sm text-muted-foreground">{t('signIn.suspendedPage.help')}</p>
      </DeadEnd>
    )
  }
  return (
    <DeadEnd title={t('signIn.forbiddenPage.heading')} body={t('signIn.forbiddenPage.body')}>
      <title>{t('signIn.forbiddenPage.title')}</title>
      <Link href="/" className={buttonVariants()}>
        {t('signIn.forbiddenPage.home')}
      </Link>
      <SignOutButton>{getT(locale, 'common')('actions.signOut')}</SignOutButton>
    </DeadEnd>
  )
}
