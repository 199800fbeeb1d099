'use client'

import { IntlProvider } from 'use-intl/react'
import { enDaily } from './locales/en-daily'
import type { I18nProps } from './provider'

export default function EnDailyProvider({ timeZone, children }: I18nProps) {
  return (
    <IntlProvider locale="en" messages={enDaily} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
