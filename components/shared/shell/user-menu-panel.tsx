'use client'

import { LogOut } from 'lucide-react'
import type { RefObject } from 'react'
import { useT } from '@/components/i18n/use-t'
import { leaveLive } from '@/components/live/connection'
import { AnchoredPopover } from '@/components/ui/anchored-popover'
import { Avatar } from '@/components/ui/avatar'
import { buttonVariants } from '@/components/ui/button'
import { Separator } from '@/components/ui/separator'
import { LocaleToggle } from '../locale-toggle'
import { ThemeToggle } from '../theme-toggle'
import type { UserMenuProps } from './user-menu'

interface UserMenuPanelProps extends UserMenuProps {
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}

/** Who is signed in, how they like the interface, and the way out. */
export default function UserMenuPanel({ name, email, theme, signOut, anchor, onClose, children }: UserMenuPanelProps) {
  const t = useT('common')
  return (
    <AnchoredPopover anchor={anchor} onClose={onClose} aria-label={t('nav.account')} align="end" className="w-64 p-0">
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
      <form action={signOut} onSubmit={leaveLive} className="p-1.5">
        <button type="submit" className={buttonVariants({ variant: 'ghost', className: 'w-full justify-start px-2.5' })}>
          <LogOut aria-hidden />
          {t('actions.signOut')}
        </button>
      </form>
    </AnchoredPopover>
  )
}
