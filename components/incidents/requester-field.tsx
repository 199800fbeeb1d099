'use client'

import { useCallback } from 'react'
import { lookup } from '@/components/desk/lookup'
import { useT } from '@/components/i18n/use-t'
import { Combobox, type ComboboxOption, type ComboboxProps } from '@/components/ui/combobox'
import { ADDRESS } from './requester-address'

interface RequesterFieldProps extends Omit<ComboboxProps, 'search' | 'value' | 'onChange'> {
  me: ComboboxOption
  value: ComboboxOption | null
  onChange: (person: ComboboxOption | null) => void
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** For whom: somebody by name or address, or an address that nobody has yet. */
export function RequesterField({ me, ...props }: RequesterFieldProps) {
  const t = useT('desk')
  const search = useCallback(
    async (query: string): Promise<readonly ComboboxOption[]> => {
      const people = await lookup('people')(query)
      const address = query.trim().toLowerCase()
      if (!query) return [{ ...me, detail: t('form.me') }, ...people.filter(({ id }) => id !== me.id)]
      const unknown = EMAIL.test(address) && !people.some(({ detail }) => detail === address)
      return unknown ? [...people, { id: ADDRESS + address, label: address, detail: t('form.newContact') }] : people
    },
    [me, t],
  )
  return <Combobox {...props} search={search} placeholder={t('form.requesterPlaceholder')} />
}
