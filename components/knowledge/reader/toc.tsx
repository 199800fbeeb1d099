import type { Heading } from '@/lib/knowledge/render/headings'

/** The headings of an article, as links; nothing for a short one. */
export function TableOfContents({ headings, label }: { headings: readonly Heading[]; label: string }) {
  const shown = headings.filter(({ level }) => level <= 3)
  if (shown.length < 2) return null
  return (
    <nav aria-label={label} className="text-sm">
      <p className="mb-1.5 text-xs font-semibold text-muted-foreground">{label}</p>
      <ul className="space-y-1 border-l border-border">
        {shown.map(({ id, level, text }) => (
          <li key={id} className={level > 2 ? 'pl-7' : 'pl-3'}>
            <a href={`#${id}`} className="text-muted-foreground wrap-anywhere hover:text-foreground hover:underline">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
