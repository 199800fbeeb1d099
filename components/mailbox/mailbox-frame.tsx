import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'

interface MailboxFrameProps {
  title: string
  lead?: string
  back?: { href: string; label: string }
  children: ReactNode
}

export function MailboxFrame({ title, lead, back, children }: MailboxFrameProps) {
  return (
    <main className="mx-auto min-h-dvh max-w-3xl space-y-5 px-4 py-8">
      {back ? (
        <Link href={back.href} className="inline-flex items-center gap-1.5 text-sm text-link hover:underline">
          <ArrowLeft aria-hidden className="size-4" />
          {back.label}
        </Link>
      ) : null}
      <div className="space-y-1">
        <h1 className="text-xl font-semibold text-balance">{title}</h1>
        {lead ? <p className="text-sm text-muted-foreground">{lead}</p> : null}
      </div>
      <Card className="overflow-hidden">{children}</Card>
    </main>
  )
}
