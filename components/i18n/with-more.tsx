'use client'

import { type ComponentType, useMemo } from 'react'
import { IntlProvider, useMessages } from 'use-intl/react'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { ClientMessages } from './messages'
import type { I18nProps } from './provider'

/** A provider that adds namespaces to those of the document, which stand in a chunk that every page has. */
export function withMore(locale: Locale, more: Partial<ClientMessages>): ComponentType<I18nProps> {
  return function MoreMessages({ timeZone, children }: I18nProps) {
    const daily = useMessages()
    const messages = useMemo(() => ({ ...daily, ...more }), [daily])
    return (
      <IntlProvider locale={locale} messages={messages} timeZone={timeZone}>
        {children}
      </IntlProvider>
    )
  }
}
