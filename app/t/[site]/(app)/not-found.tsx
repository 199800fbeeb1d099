import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { DeadEnd } from '@/components/people/dead-end'
import { buttonVariants } from '@/components/ui/button'
import { currentSite } from '@/lib/people/site'
import { rootUrl } from '@/lib/platform/tenancy/address'

/**
 * Status 404: what was asked for is missing, deleted, of another organisation or hidden, which all look the
 * same; or the host itself is no organisation's.
 */
export default async function NotFoundPage() {
  const { tenant, locale } = await currentSite()
  if (tenant) {
    const t = getT(locale, 'common')
    return (
      <DeadEnd title={t('notFound.title')} body={t('notFound.body')}>
        <title>{t('notFound.title')}</title>
        <Link href="/" className={buttonVariants()}>
          {t('notFound.home')}
        </Link>
      </DeadEnd>
    )
  }
  const t = getT(locale, 'people')
  return (
    <DeadEnd title={t('signIn.unknownPage.title')} body={t('signIn.unknownPage.body')}>
      <title>{t('signIn.unknownPage.title')}</title>
      <a href={rootUrl()} className={buttonVariants()}>
        {t('signIn.unknownPage.home')}
      </a>
    </DeadEnd>
  )
}
