import type { ComponentProps } from 'react'
import { cn } from './cn'

/** A table in a box that scrolls sideways on small screens; `label` names the scrolling region. */
export function Table({ className, label, ...props }: ComponentProps<'table'> & { label?: string }) {
  return (
    <div className="relative w-full overflow-x-auto" role={label ? 'region' : undefined} aria-label={label} tabIndex={0}>
      <table className={cn('w-full border-collapse text-sm', className)} {...props} />
    </div>
  )
}

export function TableHeader({ className, ...props }: ComponentProps<'thead'>) {
  return <thead className={cn('bg-muted text-xs text-muted-foreground', className)} {...props} />
}

export function TableBody({ className, ...props }: ComponentProps<'tbody'>) {
  return <tbody className={cn('divide-y divide-border', className)} {...props} />
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return (
    <tr
      className={cn('transition-colors hover:bg-accent/60 aria-selected:bg-selected data-[state=selected]:bg-selected', className)}
      {...props}
    />
  )
}

export function TableHead({ className, scope = 'col', ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope={scope}
      className={cn('h-9 px-3 text-left align-middle font-medium whitespace-nowrap', className)}
      {...props}
    />
  )
}

export function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return <td className={cn('h-11 px-3 py-1.5 align-middle', className)} {...props} />
}

export function TableCaption({ className, ...props }: ComponentProps<'caption'>) {
  return <caption className={cn('mt-3 caption-bottom text-xs text-muted-foreground', className)} {...props} />
}
