import type { ReactNode } from 'react'
import { ProblemWords } from '@/components/problems/words'
import { optionalContext } from '@/lib/people/page-context'

interface Props {
  children: ReactNode
  params: Promise<{ site: string }>
}

/** Gives the pages of problems their words; who may see one is for the page to say. */
export default async function ProblemsLayout({ children, params }: Props) {
  const ctx = await optionalContext((await params).site)
  if (!ctx) return children
  return (
    <ProblemWords locale={ctx.locale} timeZone={ctx.tenant.timezone}>
      {children}
    </ProblemWords>
  )
}
