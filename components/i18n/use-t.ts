'use client'

import { useTranslations } from 'use-intl/react'
import type { NamespaceKeys, NestedKeyOf } from 'use-intl/core'
import type { ClientMessages } from './messages'

type ClientNamespace = NamespaceKeys<ClientMessages, NestedKeyOf<ClientMessages>>

/** The translator for client components: `useT('desk')`, or `useT()` for keys of every namespace. */
export const useT: <NS extends ClientNamespace = never>(
  namespace?: NS,
) => ReturnType<typeof useTranslations<NS>> = useTranslations
