'use client'

import Link from 'next/link'
import { useT } from '@/components/i18n/use-t'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { ImportResultDto } from '@/lib/knowledge/import/schema'

/** What became of the files, with the way to each draft. */
export function ImportOutcome({ result: { files }, onAgain }: { result: ImportResultDto; onAgain: () => void }) {
  const t = useT('knowledge')
  const stored = files.filter(({ article }) => article !== null).length
  return (
    <div className="space-y-4">
      <Alert tone={stored === files.length ? 'success' : 'warning'} live title={t('imports.done', { count: stored })} />
      <Card>
        <ul className="divide-y divide-border">
          {files.map(({ fileName, title, locale, article, flaws }) => (
            <li key={fileName} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5 text-sm">
              <div className="min-w-0">
                <p className="font-medium wrap-anywhere">{title}</p>
                {flaws.map((flaw) => (
                  <p key={flaw} className="text-xs text-warning-ink">
                    {t(`imports.flaws.${flaw}`)}
                  </p>
                ))}
              </div>
              {article ? (
                <Link href={`/desk/kb/${article.number}/edit?locale=${locale}`} className="text-link hover:underline">
                  {t('imports.open', { number: article.number })}
                </Link>
              ) : (
                <span className="text-danger-ink">{t('imports.failed')}</span>
              )}
            </li>
          ))}
        </ul>
      </Card>
      <Button variant="outline" onClick={onAgain}>
        {t('imports.again')}
      </Button>
    </div>
  )
}
