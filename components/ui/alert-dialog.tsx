'use client'

import * as Radix from 'radix-ui/alert-dialog'
import type { ComponentProps } from 'react'
import { buttonVariants } from './button'
import { cn } from './cn'
import './style-nonce'

export const AlertDialog = Radix.Root
export const AlertDialogTrigger = Radix.Trigger

/** A question that must be answered: no close button, a click outside does nothing. */
export function AlertDialogContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Overlay className="animate-overlay fixed inset-0 z-50 bg-overlay" />
      <Radix.Content
        className={cn(
          'animate-pop fixed inset-x-3 inset-y-0 z-50 m-auto flex h-fit max-h-[92dvh] max-w-md flex-col gap-4 ' +
            'overflow-y-auto rounded-xl border border-border bg-surface-raised p-5 shadow-raised sm:p-6',
          className,
        )}
        {...props}
      />
    </Radix.Portal>
  )
}

export function AlertDialogTitle({ className, ...props }: ComponentProps<typeof Radix.Title>) {
  return <Radix.Title className={cn('text-lg leading-snug font-semibold', className)} {...props} />
}

export function AlertDialogDescription({ className, ...props }: ComponentProps<typeof Radix.Description>) {
  return <Radix.Description className={cn('text-sm text-muted-foreground', className)} {...props} />
}

export function AlertDialogFooter({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('flex flex-col-reverse gap-2 sm:flex-row sm:justify-end', className)} {...props} />
}

export function AlertDialogCancel({ className, ...props }: ComponentProps<typeof Radix.Cancel>) {
  return <Radix.Cancel className={cn(buttonVariants({ variant: 'outline' }), className)} {...props} />
}

export function AlertDialogAction({ className, ...props }: ComponentProps<typeof Radix.Action>) {
  return <Radix.Action className={cn(buttonVariants(), className)} {...props} />
}
