import Link from 'next/link'

interface LinkTabsProps {
  label: string
  tabs: readonly { href: string; text: string; current: boolean }[]
}

/** Lists side by side. They are places with addresses, hence links and no ARIA tabs. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  return (
    <nav aria-label={label} className="flex gap-1 overflow-x-auto border-b border-border px-2">
      {tabs.map(({ href, text, current }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={current ? 'page' : undefined}
          className="relative inline-flex h-10 shrink-0 items-center px-3 text-sm font-medium whitespace-nowrap text-muted-foreground hover:text-foreground aria-[current]:text-foreground aria-[current]:after:absolute aria-[current]:after:inset-x-2 aria-[current]:after:-bottom-px aria-[current]:after:h-0.5 aria-[current]:after:rounded-full aria-[current]:after:bg-beam"
        >
          {text}
        </Link>
      ))}
    </nav>
  )
}
