import './diff.css'
import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import type { DiffDto, DiffLine, DiffPart } from '@/lib/knowledge/versions/schema'
import type { Locale } from '@/lib/platform/i18n/locale'
import { foldLines } from './fold'
import { Parts } from './parts'

export type DiffLayout = 'inline' | 'side'

export const readLayout = (value: unknown): DiffLayout => (value === 'side' ? 'side' : 'inline')

interface DiffViewProps {
  diff: DiffDto
  layout: DiffLayout
  locale: Locale
  hrefOf: (layout: DiffLayout) => string
}

/** Two texts compared: one below the other, or side by side. */
export function DiffView({ diff, layout, locale, hrefOf }: DiffViewProps) {
  const t = getT(locale, 'knowledge')
  const folds = foldLines(diff.lines)
  const heads = [
    { label: t('diff.title'), parts: diff.title },
    { label: t('diff.summary'), parts: diff.summary },
  ].filter(({ parts }) => changed(parts))
  const same = heads.length === 0 && diff.lines.every(({ kind }) => kind === 'same')
  return (
    <section aria-label={t('diff.label')}>
      <div className="flex flex-wrap items-center justify-between gap-2 border-b border-border px-4 py-2.5 text-xs text-muted-foreground">
        <span>{same ? t('diff.same') : t('diff.count', { added: diff.added, removed: diff.removed })}</span>
        <nav aria-label={t('diff.layout')} className="flex gap-1 font-medium">
          {(['inline', 'side'] as const).map((one) => (
            <Link
              key={one}
              href={hrefOf(one)}
              prefetch={false}
              scroll={false}
              aria-current={one === layout ? 'true' : undefined}
              className="rounded-sm px-2 py-1 hover:bg-accent aria-[current]:bg-selected aria-[current]:text-foreground"
            >
              {t(`diff.${one}`)}
            </Link>
          ))}
        </nav>
      </div>
      {heads.length > 0 ? (
        <dl className="diff space-y-1 border-b border-border px-4 py-3">
          {heads.map(({ label, parts }) => (
            <div key={label}>
              <dt className="text-xs text-muted-foreground">{label}</dt>
              <dd className="font-medium">
                <Parts parts={parts} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {same ? null : (
        <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t('diff.label')}>
          <table className={layout === 'side' ? 'diff min-w-[42rem]' : 'diff'}>
            <colgroup>
              {['n', layout === 'side' ? '' : 'n', layout === 'side' ? 'n' : '', ''].map((width, at) => (
                <col key={at} className={width ? 'w-12' : undefined} />
              ))}
            </colgroup>
            {layout === 'side' ? (
              <thead className="text-left text-xs text-muted-foreground">
                <tr>
                  <th colSpan={2} scope="col" className="px-4 py-1.5 font-medium">
                    {t('diff.before')}
                  </th>
                  <th colSpan={2} scope="col" className="px-4 py-1.5 font-medium">
                    {t('diff.after')}
                  </th>
                </tr>
              </thead>
            ) : null}
            <tbody>
              {folds.map((fold, at) =>
                fold.kind === 'skipped' ? (
                  <tr key={at} data-skipped="">
                    <td colSpan={4}>{t('diff.skipped', { count: fold.count })}</td>
                  </tr>
                ) : layout === 'side' ? (
                  <SideRow key={at} line={fold.line} />
                ) : (
                  <InlineRow key={at} line={fold.line} />
                ),
              )}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

const changed = (parts: readonly DiffPart[]): boolean => parts.some(({ kind }) => kind !== 'same')

function InlineRow({ line: { kind, before, after, parts } }: { line: DiffLine }) {
  return (
    <tr>
      <td data-n="">{before}</td>
      <td data-n="">{after}</td>
      <td colSpan={2} data-k={kind}>
        <Parts parts={parts} />
      </td>
    </tr>
  )
}

function SideRow({ line: { kind, before, after, parts } }: { line: DiffLine }) {
  return (
    <tr>
      <td data-n="">{before}</td>
      <td data-k={before !== null && kind !== 'same' ? 'removed' : undefined}>{before === null ? null : <Parts parts={parts} side="before" />}</td>
      <td data-n="">{after}</td>
      <td data-k={after !== null && kind !== 'same' ? 'added' : undefined}>{after === null ? null : <Parts parts={parts} side="after" />}</td>
    </tr>
  )
}
