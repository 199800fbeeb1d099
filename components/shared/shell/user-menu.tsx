'use client'

import { LogOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Avatar } from '@/components/ui/avatar'
import { buttonVariants } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Separator } from '@/components/ui/separator'
import { LocaleToggle } from '../locale-toggle'
import type { Theme } from '../preferences'
import { ThemeToggle } from '../theme-toggle'

interface UserMenuProps {
  name: string
  email: string
  theme: Theme
  /** Ends the session; a server action, so that it works as a plain form. */
  signOut: () => Promise<void>
  /** Links between the person and the preferences: profile, other areas. */
  children?: ReactNode
}

/** Who is signed in, how they like the interface, and the way out. */
export function UserMenu({ name, email, theme, signOut, children }: UserMenuProps) {
  const t = useT('common')
  return (
    <Popover>
      <PopoverTrigger aria-label={`${t('nav.account')}: ${name}`} className="rounded-full p-0.5">
        <Avatar name={name} className="size-8" />
      </PopoverTrigger>
      <PopoverContent aria-label={t('nav.account')} align="end" className="w-64 p-0">
        <div className="flex items-center gap-3 p-4">
          <Avatar name={name} size="lg" />
          <div className="min-w-0">
            <p className="truncate font-semibold">{name}</p>
            <p className="truncate text-xs text-muted-foreground">{email}</p>
          </div>
        </div>
        <Separator />
        {children ? (
          <>
            <div className="p-1.5">{children}</div>
            <Separator />
          </>
        ) : null}
        <div className="space-y-2 px-4 py-3 text-sm text-muted-foreground">
          <div className="flex items-center justify-between">
            {t('theme.label')}
            <ThemeToggle theme={theme} />
          </div>
          <div className="flex items-center justify-between">
            {t('locale.label')}
            <LocaleToggle />
          </div>
        </div>
        <Separator />
        <form action={signOut} className="p-1.5">
          <button type="submit" className={buttonVariants({ variant: 'ghost', className: 'w-full justify-start px-2.5' })}>
            <LogOut aria-hidden />
            {t('actions.signOut')}
          </button>
        </form>
      </PopoverContent>
    </Popover>
  )
}
