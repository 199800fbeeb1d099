import { cn } from '@/components/ui/cn'

/** The lamp room with its beam. `currentColor` draws the tower. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={cn('size-7', className)}>
      <path d="M18.5 9.2 31 4.5v11l-12.5-3.1Z" className="fill-beam" />
      <path d="M13.5 9.6 5 7.4v6.8l8.5-2.2Z" className="fill-beam" opacity="0.55" />
      <path d="M11 8 16 3l5 5v1h-1.5v4H21v2H11v-2h1.5V9H11Zm4 1.5v3h2v-3Z" fill="currentColor" fillRule="evenodd" />
      <path d="M12 16.5h8L21 21H11ZM10.7 22.5h10.6l.9 4.5H9.8ZM8 28.5h16a.75.75 0 0 1 0 1.5H8a.75.75 0 0 1 0-1.5Z" fill="currentColor" />
    </svg>
  )
}

/** Mark and name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2 text-lg font-bold tracking-tight', className)}>
      <LogoMark />
      Farol
    </span>
  )
}
