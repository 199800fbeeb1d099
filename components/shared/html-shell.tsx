import type { ReactNode } from 'react'
import { I18nProvider } from '@/components/i18n/provider'
import { Toaster } from '@/components/ui/toast'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { Theme } from './preferences'

interface HtmlShellProps {
  locale: Locale
  theme: Theme
  timeZone: string
  children: ReactNode
}

/** The document of every root layout: language, theme, messages and toasts. The layout imports app/globals.css. */
export function HtmlShell({ locale, theme, timeZone, children }: HtmlShellProps) {
  return (
    <html lang={locale} className={theme === 'system' ? undefined : theme}>
      <body className="font-sans">
        <I18nProvider scope="daily" locale={locale} timeZone={timeZone}>
          {children}
          <Toaster />
        </I18nProvider>
      </body>
    </html>
  )
}
