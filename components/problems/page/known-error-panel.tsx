'use client'

import { useState } from 'react'
import { useLocale, useTimeZone } from 'use-intl/react'
import { useT } from '@/components/i18n/use-t'
import { ConfirmDialog } from '@/components/shared/confirm-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Select } from '@/components/ui/select'
import { formatDateTime } from '@/lib/platform/i18n/format'
import { publishKnownErrorAction, withdrawKnownErrorAction } from '@/lib/problems/actions'
import type { ProblemDto } from '@/lib/problems/schema'
import { AUDIENCES } from '@/lib/problems/vocabulary'
import { useWork } from '../use-work'

/** Whether a problem is a published known error, and what it takes to become one. */
export function KnownErrorPanel({ problem, editable }: { problem: ProblemDto; editable: boolean }) {
  const t = useT('problems')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { pending, run } = useWork()
  const { id, version, knownError } = problem
  const [audience, setAudience] = useState(knownError?.audience ?? 'agents')
  const missing = (['rootCause', 'workaround'] as const).filter((field) => problem[field] === '').map((field) => t(`field.${field}`))
  const publishable = editable && missing.length === 0 && problem.exit !== 'duplicate'
  return (
    <Card className="space-y-3 p-4 text-sm">
      <h2 className="text-xs font-semibold text-muted-foreground">{t('known.title')}</h2>
      <p className={knownError ? undefined : 'text-muted-foreground'}>
        {knownError ? t('known.published', { date: formatDateTime(knownError.publishedAt, { locale, timeZone }, 'date') }) : t('known.none')}
      </p>
      {!knownError && missing.length > 0 ? <p className="text-xs text-muted-foreground">{t('known.missing', { what: missing.join(', ') })}</p> : null}
      {publishable ? (
        <>
          <label className="block">
            <span className="mb-1 block text-xs font-medium text-muted-foreground">{t('known.audience')}</span>
            <Select value={audience} onChange={(event) => setAudience(AUDIENCES.find((known) => known === event.target.value) ?? 'agents')}>
              {AUDIENCES.map((known) => (
                <option key={known} value={known} disabled={known === 'requesters' && problem.confidential}>
                  {t(`known.${known}`)}
                </option>
              ))}
            </Select>
          </label>
          <div className="flex flex-wrap gap-2">
            {knownError?.audience === audience ? null : (
              <Button size="sm" disabled={pending} aria-busy={pending} onClick={() => run({ send: () => publishKnownErrorAction(id, { audience, version }) })}>
                {t(knownError ? 'known.change' : 'known.publish')}
              </Button>
            )}
            {knownError ? (
              <ConfirmDialog
                trigger={
                  <Button size="sm" variant="outline" disabled={pending}>
                    {t('known.withdraw')}
                  </Button>
                }
                title={t('known.withdrawTitle')}
                description={t('known.withdrawBody')}
                confirmLabel={t('known.withdraw')}
                onConfirm={() => run({ send: () => withdrawKnownErrorAction(id) })}
              />
            ) : null}
          </div>
        </>
      ) : null}
    </Card>
  )
}
