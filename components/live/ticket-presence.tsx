'use client'

import { useEffect } from 'react'
import { useLocale } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { Avatar } from '@/components/ui/avatar'
import { usePresence } from './use-presence'

const SHOWN = 3

/** Who else has this ticket open, and who of them is writing on it. Says so to the others, too. */
export function TicketPresence({ channel }: { channel: string | null }) {
  const t = useT('desk')
  const locale = useLocale()
  const { others, type } = usePresence(channel)

  useEffect(() => {
    // Whoever types in the composer is writing on the ticket; what they write stays with them.
    const onInput = ({ target }: Event) => {
      if (target instanceof HTMLTextAreaElement && target.closest('[data-composer]')) type()
    }
    document.addEventListener('input', onInput)
    return () => document.removeEventListener('input', onInput)
  }, [type])

  const typing = others.filter((person) => person.typing)
  const named = typing.length > 0 ? typing : others
  const names = new Intl.ListFormat(locale).format(named.map(({ name }) => name.split(' ')[0] ?? name))
  return (
    <span className="inline-flex min-h-6 items-center gap-2 text-xs text-muted-foreground" role="status">
      {others.length > 0 ? (
        <>
          <span className="flex -space-x-1.5">
            {others.slice(0, SHOWN).map(({ id, name }) => (
              <Avatar key={id} name={name} size="sm" className="ring-2 ring-background" />
            ))}
          </span>
          {t(typing.length > 0 ? 'live.typing' : 'live.viewing', { names, count: named.length })}
        </>
      ) : null}
    </span>
  )
}
