'use client'

import { IntlProvider } from 'use-intl/react'
import { enDaily } from '@/components/i18n/locales/en-daily'
import type { I18nProps } from '@/components/i18n/provider'
import people from '@/lib/people/messages/en.json'
import knowledge from './messages/en.json'

const messages = { ...enDaily, people, knowledge }

export default function EnKnowledgeWords({ timeZone, children }: I18nProps) {
  return (
    <IntlProvider locale="en" messages={messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
