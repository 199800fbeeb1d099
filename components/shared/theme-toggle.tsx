'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { cn } from '@/components/ui/cn'
import { setPreference, type Theme, THEME_COOKIE } from './preferences'

const choices = [
  { theme: 'light', icon: Sun },
  { theme: 'dark', icon: Moon },
  { theme: 'system', icon: Monitor },
] as const

/** Light, dark, or as the system has it. Takes effect at once; the cookie tells the server for next time. */
export function ThemeToggle({ theme, className }: { theme: Theme; className?: string }) {
  const t = useT('common')
  const [current, setCurrent] = useState(theme)

  function choose(next: Theme) {
    const { classList } = document.documentElement
    classList.remove('light', 'dark')
    if (next !== 'system') classList.add(next)
    setPreference(THEME_COOKIE, next === 'system' ? null : next)
    setCurrent(next)
  }

  return (
    <div role="group" aria-label={t('theme.label')} className={cn('inline-flex rounded-full border border-border p-0.5', className)}>
      {choices.map(({ theme: choice, icon: Icon }) => (
        <button
          key={choice}
          type="button"
          aria-pressed={current === choice}
          aria-label={t(`theme.${choice}`)}
          title={t(`theme.${choice}`)}
          onClick={() => choose(choice)}
          className="inline-flex size-7 items-center justify-center rounded-full text-muted-foreground hover:text-foreground aria-pressed:bg-secondary aria-pressed:text-foreground"
        >
          <Icon aria-hidden className="size-3.5" />
        </button>
      ))}
    </div>
  )
}
