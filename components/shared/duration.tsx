import { cn } from '@/components/ui/cn'
import { formatDuration } from '@/lib/platform/i18n/format'

/** A length of time, in its two largest units. */
export function Duration({ seconds, className }: { seconds: number; className?: string }) {
  return (
    <time dateTime={`PT${Math.max(0, Math.floor(seconds))}S`} className={cn('whitespace-nowrap tabular-nums', className)}>
      {formatDuration(seconds)}
    </time>
  )
}
