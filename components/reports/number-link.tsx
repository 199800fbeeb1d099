import Link from 'next/link'
import { cn } from '@/components/ui/cn'
import { formatNumber } from '@/lib/platform/i18n/format'
import type { Locale } from '@/lib/platform/i18n/locale'

interface NumberLinkProps {
  value: number
  /** The incidents behind it. */
  href: string
  locale: Locale
  className?: string
}

/** A count that opens what it counts; zero opens nothing. */
export function NumberLink({ value, href, locale, className }: NumberLinkProps) {
  const text = formatNumber(value, locale)
  if (value === 0) return <span className={cn('text-subtle-foreground tabular-nums', className)}>{text}</span>
  return (
    <Link href={href} prefetch={false} className={cn('tabular-nums text-link underline-offset-2 hover:underline', className)}>
      {text}
    </Link>
  )
}
