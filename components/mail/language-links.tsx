import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import type { NoticeEvent } from '@/lib/mail/vocabulary'
import { type Locale, locales } from '@/lib/platform/i18n/locale'
import { languageName } from './language-name'

/** The same event's text in each language. */
export function LanguageLinks({ event, current, label }: { event: NoticeEvent; current: Locale; label: string }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-2">
      {locales.map((locale) => (
        <Link
          key={locale}
          href={`/admin/mail/templates/${event}?locale=${locale}`}
          lang={locale}
          aria-current={locale === current ? 'page' : undefined}
          className={buttonVariants({ variant: locale === current ? 'secondary' : 'outline', size: 'sm' })}
        >
          {languageName(locale)}
        </Link>
      ))}
    </nav>
  )
}
