'use client'

import dynamic from 'next/dynamic'
import { Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'

/** Fetched when somebody asks for it. */
const DraftQuestion = dynamic(() => import('./draft-question'))

export interface DraftArticleProps {
  ticket: { id: string; kind: 'incident' | 'problem' }
  words: Record<'draft' | 'title' | 'body' | 'done', string>
}

/** Begins an article from what solved a ticket. */
export function DraftArticle(props: DraftArticleProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="outline" size="sm" className="w-full" onClick={() => setOpen(true)}>
        {props.words.draft}
      </Button>
      {/* While it is fetched, the panel around stays, and the focus in it. */}
      <Suspense fallback={null}>{open ? <DraftQuestion {...props} onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  )
}
