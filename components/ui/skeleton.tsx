import { cn } from './cn'

/** A placeholder of the size that is to come. Give the region that waits `aria-busy`. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('animate-pulse rounded-md bg-secondary', className)} />
}
