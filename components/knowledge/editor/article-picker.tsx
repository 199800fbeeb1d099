'use client'

import { useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { CommandDialog, CommandInput, CommandItem, CommandList } from '@/components/ui/command'
import { useAsyncSearch } from '@/components/ui/use-async-search'
import { findArticlesAction } from '@/lib/knowledge/actions/articles'

export interface PickedArticle {
  id: string
  number: string
  title: string
}

async function find(q: string): Promise<PickedArticle[]> {
  const result = await findArticlesAction(q)
  if (!result.ok) throw new Error(result.error.code)
  return result.data
}

/** Finds an article to link to. */
export function ArticlePicker({ onPick, onClose }: { onPick: (article: PickedArticle) => void; onClose: () => void }) {
  const t = useT('knowledge')
  const [query, setQuery] = useState('')
  const { state, options } = useAsyncSearch(find, query, true)
  const hint = state === 'ready' ? 'empty' : state === 'failed' ? 'failed' : 'loading'
  return (
    <CommandDialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t('editor.articleLink.title')} shouldFilter={false}>
      <CommandInput value={query} onValueChange={setQuery} placeholder={t('editor.articleLink.search')} />
      <CommandList aria-busy={state === 'loading'}>
        {options.map((article) => (
          <CommandItem key={article.id} value={article.id} onSelect={() => onPick(article)}>
            <span className="min-w-0 flex-1 truncate">{article.title}</span>
            <span className="text-xs text-muted-foreground tabular-nums">{article.number}</span>
          </CommandItem>
        ))}
        {options.length === 0 ? (
          <p role="status" className="px-3 py-8 text-center text-sm text-muted-foreground">
            {t(`editor.articleLink.${hint}`)}
          </p>
        ) : null}
      </CommandList>
      <p className="border-t border-border px-4 py-2 text-xs text-muted-foreground">{t('editor.articleLink.hint')}</p>
    </CommandDialog>
  )
}
