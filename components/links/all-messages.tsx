'use client'

import type { ReactNode } from 'react'
import { useLocale, useTimeZone } from 'use-intl/react'
import { I18nProvider } from '@/components/i18n/provider'

/** The words of a dialog that the desk does not need all day: they are fetched with it. */
export function AllMessages({ children }: { children: ReactNode }) {
  return (
    <I18nProvider scope="all" locale={useLocale()} timeZone={useTimeZone() ?? 'UTC'}>
      {children}
    </I18nProvider>
  )
}
