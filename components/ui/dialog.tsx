'use client'

import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import type { ComponentProps } from 'react'
import { useT } from '@/components/i18n/use-t'
import { buttonVariants } from './button'
import { cn } from './cn'
import './style-nonce'

export const Dialog = Radix.Root
export const DialogTrigger = Radix.Trigger
export const DialogClose = Radix.Close

/** The window itself. It needs a DialogTitle; on phones it comes up from the bottom edge. */
export function DialogContent({ className, children, ...props }: ComponentProps<typeof Radix.Content>) {
  const t = useT('common')
  return (
    <Radix.Portal>
      <Radix.Overlay className="animate-overlay fixed inset-0 z-50 bg-overlay" />
      <Radix.Content
        className={cn(
          'animate-pop fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col gap-4 overflow-y-auto rounded-t-xl ' +
            'border border-border bg-surface-raised p-5 shadow-raised sm:inset-0 sm:m-auto sm:h-fit sm:w-full ' +
            'sm:max-w-lg sm:rounded-xl sm:p-6',
          className,
        )}
        {...props}
      >
        {children}
        <Radix.Close
          aria-label={t('actions.close')}
          className={cn(buttonVariants({ variant: 'ghost', size: 'icon-sm' }), 'absolute top-3 right-3')}
        >
          <X aria-hidden />
        </Radix.Close>
      </Radix.Content>
    </Radix.Portal>
  )
}

export function DialogHeader({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('flex flex-col gap-1.5 pr-8', className)} {...props} />
}

export function DialogTitle({ className, ...props }: ComponentProps<typeof Radix.Title>) {
  return <Radix.Title className={cn('text-lg leading-snug font-semibold', className)} {...props} />
}

export function DialogDescription({ className, ...props }: ComponentProps<typeof Radix.Description>) {
  return <Radix.Description className={cn('text-sm text-muted-foreground', className)} {...props} />
}

export function DialogFooter({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('flex flex-col-reverse gap-2 sm:flex-row sm:justify-end', className)} {...props} />
}
