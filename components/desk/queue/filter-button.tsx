'use client'

import { ChevronDown } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useRef, useState } from 'react'
import { buttonVariants } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'

const AnchoredPopover = dynamic(() => import('@/components/ui/anchored-popover').then((module) => module.AnchoredPopover))

interface FilterButtonProps {
  label: string
  /** What it is set to; without it everything passes, and the button is dashed. */
  value?: ReactNode
  panelClassName?: string
  /** The choices, made when it is open. */
  children: () => ReactNode
}

/** One filter: closed it says what it is set to, open it offers the choices. */
export function FilterButton({ label, value, panelClassName, children }: FilterButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className={cn(
          buttonVariants({ variant: 'outline', size: 'sm' }),
          'h-7 gap-1.5 rounded-full px-2.5 font-normal text-muted-foreground',
          value ? 'border-ring bg-selected' : 'border-dashed',
        )}
      >
        {label}{' '}
        {value ? <span className="font-semibold text-foreground">{value}</span> : null}
        <ChevronDown aria-hidden />
      </button>
      {open ? (
        <AnchoredPopover anchor={button} onClose={() => setOpen(false)} aria-label={label} align="start" className={panelClassName}>
          {children()}
        </AnchoredPopover>
      ) : null}
    </>
  )
}
