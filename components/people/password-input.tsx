'use client'

import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, type KeyboardEvent, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Input } from '@/components/ui/input'

/** A password that can be shown, and that says when Caps Lock is on. */
export function PasswordInput(props: Omit<ComponentProps<typeof Input>, 'type'>) {
  const t = useT('people')
  const [shown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  const Icon = shown ? EyeOff : Eye
  return (
    <div className="flex flex-col gap-1.5">
      <div className="relative">
        <Input
          {...props}
          type={shown ? 'text' : 'password'}
          className="pr-10"
          onKeyDown={watch}
          onKeyUp={watch}
          onBlur={() => setCapsLock(false)}
        />
        <button
          type="button"
          aria-label={shown ? t('signIn.hide') : t('signIn.show')}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-r-md text-muted-foreground hover:text-foreground"
        >
          <Icon aria-hidden className="size-4" />
        </button>
      </div>
      <p role="status" className="text-xs font-medium text-warning-ink empty:hidden">
        {capsLock ? t('signIn.capsLock') : null}
      </p>
    </div>
  )
}
