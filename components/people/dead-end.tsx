import type { ReactNode } from 'react'
import { Beacon } from '@/components/shared/beacon'

interface DeadEndProps {
  title: string
  body: string
  /** The ways out. */
  children: ReactNode
}

/** A whole page that says why there is nothing to see, and where to go instead. */
export function DeadEnd({ title, body, children }: DeadEndProps) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-center justify-center gap-2 p-6 text-center">
      <Beacon className="mb-4 h-20 w-40 text-border-strong" />
      <h1 className="text-2xl font-semibold text-balance">{title}</h1>
      <p className="text-muted-foreground">{body}</p>
      <div className="mt-4 flex flex-wrap justify-center gap-2">{children}</div>
    </main>
  )
}
