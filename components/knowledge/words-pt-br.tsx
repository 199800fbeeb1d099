'use client'

import { IntlProvider } from 'use-intl/react'
import { ptBRDaily } from '@/components/i18n/locales/pt-BR-daily'
import type { I18nProps } from '@/components/i18n/provider'
import people from '@/lib/people/messages/pt-BR.json'
import knowledge from './messages/pt-BR.json'

const messages = { ...ptBRDaily, people, knowledge }

export default function PtBrKnowledgeWords({ timeZone, children }: I18nProps) {
  return (
    <IntlProvider locale="pt-BR" messages={messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
