'use client'

import { IntlProvider } from 'use-intl/react'
import { enDaily } from '@/components/i18n/locales/en-daily'
import type { I18nProps } from '@/components/i18n/provider'
import problems from './messages/en.json'

const messages = { ...enDaily, problems }

export default function EnProblemWords({ timeZone, children }: I18nProps) {
  return (
    <IntlProvider locale="en" messages={messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
