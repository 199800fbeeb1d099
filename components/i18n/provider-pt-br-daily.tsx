'use client'

import { IntlProvider } from 'use-intl/react'
import { ptBRDaily } from './locales/pt-BR-daily'
import type { I18nProps } from './provider'

export default function PtBrDailyProvider({ timeZone, children }: I18nProps) {
  return (
    <IntlProvider locale="pt-BR" messages={ptBRDaily} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
