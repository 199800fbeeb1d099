import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { buttonVariants } from '@/components/ui/button'
import type { Locale } from '@/lib/platform/i18n/locale'

/** A link that was used, or is too old, and what to do instead. */
export function DeadLink({ of, locale }: { of: 'reset' | 'invitation'; locale: Locale }) {
  const t = getT(locale, 'people')
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight text-balance">{t('deadLink.title')}</h1>
      <p className="mt-1.5 mb-7 text-sm text-muted-foreground">{t(`deadLink.${of}`)}</p>
      <Link href={of === 'reset' ? '/forgot' : '/sign-in'} className={buttonVariants({ size: 'lg' })}>
        {of === 'reset' ? t('deadLink.again') : t('forgot.back')}
      </Link>
    </>
  )
}
