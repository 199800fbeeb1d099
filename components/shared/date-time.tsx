import { cn } from '@/components/ui/cn'
import { type DateStyle, formatDateTime, formatRelative, type Place } from '@/lib/platform/i18n/format'

interface DateTimeProps {
  value: Date | string
  place: Place
  style?: DateStyle
  /** With the present instant given, "5 minutes ago" instead of the date. */
  relativeTo?: Date
  className?: string
}

/** An instant in the organisation's timezone. The full date, with its zone, is in the title. */
export function DateTime({ value, place, style, relativeTo, className }: DateTimeProps) {
  const instant = typeof value === 'string' ? new Date(value) : value
  const text = relativeTo ? formatRelative(instant, relativeTo, place.locale) : formatDateTime(instant, place, style)
  return (
    <time
      dateTime={instant.toISOString()}
      title={formatDateTime(instant, place, 'full')}
      className={cn('whitespace-nowrap tabular-nums', className)}
    >
      {text}
    </time>
  )
}
