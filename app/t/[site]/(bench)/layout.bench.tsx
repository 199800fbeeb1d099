import '@/app/globals.css'
import type { ReactNode } from 'react'
import { HtmlShell } from '@/components/shared/html-shell'

export const dynamic = 'force-dynamic'

/** The document of the yardsticks P: desk pages of which nothing was looked up. */
export default function ConstantDocument({ children }: { children: ReactNode }) {
  return (
    <HtmlShell locale="pt-BR" theme="system" timeZone="America/Sao_Paulo">
      {children}
    </HtmlShell>
  )
}
