'use client'

import dynamic from 'next/dynamic'
import type { ComponentType, ReactNode } from 'react'
import type { Locale } from '@/lib/platform/i18n/locale'

export interface I18nProps {
  timeZone: string
  children: ReactNode
}

/**
 * How much of the language a part of the product needs: `daily` is that of the desk, and of every document; `portal`,
 * `account` and `entry` (sign-in, sign-up) add what their client components say; `all` is for administration.
 * `tests/unit/message-scopes.test.ts` looks whether it is enough.
 */
export type MessageScope = 'daily' | 'portal' | 'account' | 'entry' | 'all'

/** Each is a chunk of its own, preloaded by the page that speaks it; the others stay away. */
const providers: Record<MessageScope, Record<Locale, ComponentType<I18nProps>>> = {
  daily: {
    'pt-BR': dynamic(() => import('./provider-pt-br-daily')),
    en: dynamic(() => import('./provider-en-daily')),
  },
  portal: {
    'pt-BR': dynamic(() => import('./scopes/portal-pt-BR')),
    en: dynamic(() => import('./scopes/portal-en')),
  },
  account: {
    'pt-BR': dynamic(() => import('./scopes/account-pt-BR')),
    en: dynamic(() => import('./scopes/account-en')),
  },
  entry: {
    'pt-BR': dynamic(() => import('./scopes/entry-pt-BR')),
    en: dynamic(() => import('./scopes/entry-en')),
  },
  all: {
    'pt-BR': dynamic(() => import('./provider-pt-br')),
    en: dynamic(() => import('./provider-en')),
  },
}

/** Gives the client components below it their language and timezone: `daily` in the root layout, more where it is needed. */
export function I18nProvider({ locale, scope, ...props }: I18nProps & { locale: Locale; scope: MessageScope }) {
  const Provider = providers[scope][locale]
  return <Provider {...props} />
}
