'use client'

import { IntlProvider } from 'use-intl/react'
import { en } from './locales/en'
import type { I18nProps } from './provider'

export default function EnProvider({ timeZone, children }: I18nProps) {
  return (
    <IntlProvider locale="en" messages={en} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
