import { cn } from './cn'

interface SeparatorProps {
  orientation?: 'horizontal' | 'vertical'
  className?: string
}

/** A line between things; purely visual, so assistive technology skips it. */
export function Separator({ orientation = 'horizontal', className }: SeparatorProps) {
  const size = orientation === 'horizontal' ? 'h-px w-full' : 'w-px self-stretch'
  return <div role="none" className={cn('shrink-0 bg-border', size, className)} />
}
