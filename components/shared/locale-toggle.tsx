'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { useLocale } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { cn } from '@/components/ui/cn'
import { type Locale, LOCALE_COOKIE, locales } from '@/lib/platform/i18n/locale'
import { setPreference } from './preferences'

const names: Record<Locale, { short: string; long: string }> = {
  'pt-BR': { short: 'PT', long: 'Português (Brasil)' },
  en: { short: 'EN', long: 'English' },
}

/** Chooses the language and renders the page anew in it. */
export function LocaleToggle({ className }: { className?: string }) {
  const t = useT('common')
  const current = useLocale()
  const router = useRouter()
  const [pending, startTransition] = useTransition()

  function choose(locale: Locale) {
    setPreference(LOCALE_COOKIE, locale)
    startTransition(() => router.refresh())
  }

  return (
    <div
      role="group"
      aria-label={t('locale.label')}
      aria-busy={pending}
      className={cn('inline-flex rounded-full border border-border p-0.5 text-xs font-semibold', className)}
    >
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          aria-label={names[locale].long}
          title={names[locale].long}
          onClick={() => choose(locale)}
          className="h-7 rounded-full px-2.5 text-muted-foreground hover:text-foreground aria-pressed:bg-secondary aria-pressed:text-foreground"
        >
          {names[locale].short}
        </button>
      ))}
    </div>
  )
}
