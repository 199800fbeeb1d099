import type { ReactNode } from 'react'

/** The figures of a chart as a table, folded away until somebody wants it. */
export function AsTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="mt-3 text-sm" data-no-print>
      <summary className="w-fit cursor-pointer rounded-sm py-1 text-xs text-link hover:underline">{label}</summary>
      <div className="mt-2 max-h-96 overflow-y-auto rounded-md border border-border">{children}</div>
    </details>
  )
}
