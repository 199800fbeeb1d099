/** What a message says of itself to machines, folded away. */
export function HeaderList({ headers, label }: { headers: Readonly<Record<string, string>>; label: string }) {
  const entries = Object.entries(headers)
  if (entries.length === 0) return null
  return (
    <details className="border-b border-border px-4 py-2.5 text-sm sm:px-5">
      <summary className="cursor-pointer text-muted-foreground">{label}</summary>
      <dl className="mt-2 grid gap-x-4 gap-y-1 font-mono text-xs sm:grid-cols-[auto_minmax(0,1fr)]">
        {entries.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="font-semibold">{name}</dt>
            <dd className="wrap-anywhere text-muted-foreground">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
