'use client'

import * as Radix from 'radix-ui/tabs'
import type { ComponentProps } from 'react'
import { cn } from './cn'

export const Tabs = Radix.Root

export function TabsList({ className, ...props }: ComponentProps<typeof Radix.List>) {
  return (
    <Radix.List
      className={cn('flex gap-1 overflow-x-auto border-b border-border [scrollbar-width:none]', className)}
      {...props}
    />
  )
}

export function TabsTrigger({ className, ...props }: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className={cn(
        'relative inline-flex h-9 items-center gap-2 rounded-t-md px-3 text-sm font-medium whitespace-nowrap ' +
          'text-muted-foreground transition-colors hover:text-foreground focus-visible:-outline-offset-2 ' +
          'data-[state=active]:text-foreground data-[state=active]:after:absolute data-[state=active]:after:inset-x-2 ' +
          'data-[state=active]:after:-bottom-px data-[state=active]:after:h-0.5 data-[state=active]:after:rounded-full ' +
          'data-[state=active]:after:bg-beam',
        className,
      )}
      {...props}
    />
  )
}

export function TabsContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content className={cn('mt-4 rounded-md', className)} {...props} />
}
