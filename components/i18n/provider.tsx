'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import type { Locale } from '@/lib/platform/i18n/locale'

export interface I18nProps {
  timeZone: string
  children: ReactNode
}

/** Each language is a chunk of its own, preloaded by the page that speaks it; the other stays away. */
const providers: Record<Locale, React.ComponentType<I18nProps>> = {
  'pt-BR': dynamic(() => import('./provider-pt-br')),
  en: dynamic(() => import('./provider-en')),
}

/** Gives the client components below it their language and timezone. Once, in the root layout. */
export function I18nProvider({ locale, ...props }: I18nProps & { locale: Locale }) {
  const Provider = providers[locale]
  return <Provider {...props} />
}
