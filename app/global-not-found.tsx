import './globals.css'
import type { Metadata } from 'next'
import { getT } from '@/components/i18n/get-t'
import { Beacon } from '@/components/shared/beacon'
import { requestPreferences } from '@/components/shared/request-preferences'
import { buttonVariants } from '@/components/ui/button'
import { locales } from '@/lib/platform/i18n/locale'

export const metadata: Metadata = {
  title: '404 · Farol',
  icons: { icon: '/icon.svg' },
}

/** No route of any host matched. Both languages, the visitor's first: the address may come from anywhere. */
export default async function GlobalNotFound() {
  const { locale, theme } = await requestPreferences()
  const others = locales.filter((candidate) => candidate !== locale)
  const t = getT(locale, 'common')
  return (
    <html lang={locale} className={theme === 'system' ? undefined : theme}>
      <body className="flex min-h-dvh items-center justify-center p-6 font-sans">
        <main className="flex max-w-md flex-col items-center gap-2 text-center">
          <Beacon className="mb-4 h-20 w-40 text-border-strong" />
          <p className="text-sm font-semibold text-muted-foreground tabular-nums">404</p>
          <h1 className="text-2xl font-semibold">{t('notFound.title')}</h1>
          <p className="text-muted-foreground">{t('notFound.body')}</p>
          {others.map((other) => (
            <p key={other} lang={other} className="text-sm text-muted-foreground">
              <strong className="font-medium">{getT(other, 'common')('notFound.title')}.</strong>{' '}
              {getT(other, 'common')('notFound.body')}
            </p>
          ))}
          {/* A plain link: this document stands outside the router's layouts. */}
          <a href="/" className={buttonVariants({ className: 'mt-4' })}>
            {t('notFound.home')}
          </a>
        </main>
      </body>
    </html>
  )
}
