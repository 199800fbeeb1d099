import type { ReactNode } from 'react'

/** A label above what it names; the control inside carries the same name for assistive technology. */
export function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="text-sm">
      <p className="mb-1 text-xs font-medium text-muted-foreground">{label}</p>
      {children}
    </div>
  )
}
