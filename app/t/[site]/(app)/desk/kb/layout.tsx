import type { ReactNode } from 'react'
import { KnowledgeWords } from '@/components/knowledge/words'
import { optionalContext } from '@/lib/people/page-context'

interface Props {
  children: ReactNode
  params: Promise<{ site: string }>
}

/** Gives the pages of the knowledge base their words; who may see one is for the page to say. */
export default async function KnowledgeLayout({ children, params }: Props) {
  const ctx = await optionalContext((await params).site)
  if (!ctx) return children
  return (
    <KnowledgeWords locale={ctx.locale} timeZone={ctx.tenant.timezone}>
      {children}
    </KnowledgeWords>
  )
}
