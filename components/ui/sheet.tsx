'use client'

import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import type { ComponentProps } from 'react'
import { useT } from '@/components/i18n/use-t'
import { buttonVariants } from './button'
import { cn } from './cn'
import './style-nonce'

export const Sheet = Radix.Root
export const SheetTrigger = Radix.Trigger
export const SheetClose = Radix.Close
export const SheetTitle = Radix.Title

const sides = {
  left: 'animate-sheet-left left-0 border-r',
  right: 'animate-sheet-right right-0 border-l',
}

type SheetContentProps = ComponentProps<typeof Radix.Content> & { side?: keyof typeof sides }

/** A dialog at the edge of the screen: navigation on phones, filters, details. It needs a SheetTitle. */
export function SheetContent({ side = 'right', className, children, ...props }: SheetContentProps) {
  const t = useT('common')
  return (
    <Radix.Portal>
      <Radix.Overlay className="animate-overlay fixed inset-0 z-50 bg-overlay" />
      <Radix.Content
        aria-describedby={undefined}
        className={cn(
          'fixed inset-y-0 z-50 flex w-[min(24rem,88vw)] flex-col overflow-y-auto border-border bg-surface-raised shadow-raised',
          sides[side],
          className,
        )}
        {...props}
      >
        {children}
        <Radix.Close
          aria-label={t('actions.close')}
          className={cn(buttonVariants({ variant: 'ghost', size: 'icon-sm' }), 'absolute top-3 right-3 text-inherit')}
        >
          <X aria-hidden />
        </Radix.Close>
      </Radix.Content>
    </Radix.Portal>
  )
}
