'use client'

import { IntlProvider } from 'use-intl/react'
import { ptBR } from './locales/pt-BR'
import type { I18nProps } from './provider'

export default function PtBrProvider({ timeZone, children }: I18nProps) {
  return (
    <IntlProvider locale="pt-BR" messages={ptBR} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
