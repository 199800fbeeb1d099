'use client'

import { Command as Cmdk } from 'cmdk'
import { Search } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { Dialog, DialogContent, DialogTitle } from './dialog'

/** A list filtered as one types. Pass `shouldFilter={false}` when the server does the filtering. */
export function Command({ className, ...props }: ComponentProps<typeof Cmdk>) {
  return <Cmdk className={cn('flex w-full flex-col overflow-hidden', className)} {...props} />
}

interface CommandDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Read to assistive technology. */
  title: string
  shouldFilter?: boolean
  children: React.ReactNode
}

export function CommandDialog({ open, onOpenChange, title, shouldFilter, children }: CommandDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        aria-describedby={undefined}
        className="top-0 bottom-auto gap-0 rounded-t-none rounded-b-xl p-0 sm:top-[12vh] sm:mt-0 sm:max-w-xl sm:p-0 [&>button]:hidden"
      >
        <DialogTitle className="sr-only">{title}</DialogTitle>
        <Command label={title} shouldFilter={shouldFilter} loop>
          {children}
        </Command>
      </DialogContent>
    </Dialog>
  )
}

export function CommandInput({ className, ...props }: ComponentProps<typeof Cmdk.Input>) {
  return (
    <div className="flex items-center gap-2.5 border-b border-border px-4">
      <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <Cmdk.Input
        className={cn('h-12 w-full bg-transparent text-sm outline-none max-sm:text-base', className)}
        {...props}
      />
    </div>
  )
}

export function CommandList({ className, ...props }: ComponentProps<typeof Cmdk.List>) {
  return <Cmdk.List className={cn('max-h-80 scroll-py-1 overflow-y-auto p-1.5', className)} {...props} />
}

export function CommandEmpty(props: ComponentProps<typeof Cmdk.Empty>) {
  return <Cmdk.Empty className="px-3 py-8 text-center text-sm text-muted-foreground" {...props} />
}

export function CommandGroup({ className, ...props }: ComponentProps<typeof Cmdk.Group>) {
  return (
    <Cmdk.Group
      className={cn(
        '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs ' +
          '[&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted-foreground',
        className,
      )}
      {...props}
    />
  )
}

export function CommandItem({ className, ...props }: ComponentProps<typeof Cmdk.Item>) {
  return (
    <Cmdk.Item
      className={cn(
        'flex cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-2 text-sm select-none ' +
          'data-[disabled=true]:opacity-50 data-[selected=true]:bg-accent [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground',
        className,
      )}
      {...props}
    />
  )
}

export function CommandShortcut({ className, ...props }: ComponentProps<'span'>) {
  return <span className={cn('ml-auto flex gap-1 text-xs text-muted-foreground', className)} {...props} />
}
