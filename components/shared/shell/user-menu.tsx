'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useRef, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Avatar } from '@/components/ui/avatar'
import type { Theme } from '../preferences'

/** Fetched when it is first opened. */
const UserMenuPanel = dynamic(() => import('./user-menu-panel'))

export interface UserMenuProps {
  name: string
  email: string
  theme: Theme
  /** Ends the session; a server action, so that it works as a plain form. */
  signOut: () => Promise<void>
  /** Links between the person and the preferences: profile, other areas. */
  children?: ReactNode
}

/** The button behind which the person, their preferences and the way out are. */
export function UserMenu(props: UserMenuProps) {
  const t = useT('common')
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={`${t('nav.account')}: ${props.name}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="rounded-full p-0.5"
      >
        <Avatar name={props.name} className="size-8" />
      </button>
      {open ? <UserMenuPanel {...props} anchor={button} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
