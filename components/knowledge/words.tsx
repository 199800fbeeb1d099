'use client'

import dynamic from 'next/dynamic'
import type { ComponentType } from 'react'
import type { I18nProps } from '@/components/i18n/provider'
import type { Locale } from '@/lib/platform/i18n/locale'

const providers: Record<Locale, ComponentType<I18nProps>> = {
  'pt-BR': dynamic(() => import('./words-pt-br')),
  en: dynamic(() => import('./words-en')),
}

/** The words of the knowledge base for what runs in the browser, beside those of the desk. */
export function KnowledgeWords({ locale, ...props }: I18nProps & { locale: Locale }) {
  const Provider = providers[locale]
  return <Provider {...props} />
}
