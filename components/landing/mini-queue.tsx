import { getT, type T } from '@/components/i18n/get-t'
import { PriorityBadge, type PriorityLevel } from '@/components/shared/priority-badge'
import { StatusBadge, type TicketStatus } from '@/components/shared/status-badge'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Kbd } from '@/components/ui/kbd'
import type { Locale } from '@/lib/platform/i18n/locale'

interface Row {
  number: string
  title: 'row1' | 'row2' | 'row3' | 'row4' | 'row5'
  priority: PriorityLevel
  status: TicketStatus
  assignee?: string
  age: string
}

const rows: readonly Row[] = [
  { number: 'INC-000482', title: 'row2', priority: 1, status: 'in_progress', assignee: 'Rafael Nunes', age: '8 min' },
  { number: 'INC-000481', title: 'row1', priority: 2, status: 'new', age: '21 min' },
  { number: 'INC-000477', title: 'row3', priority: 3, status: 'in_progress', assignee: 'Joana Prado', age: '2 h' },
  { number: 'INC-000474', title: 'row4', priority: 4, status: 'on_hold', assignee: 'Rafael Nunes', age: '5 h' },
  { number: 'INC-000469', title: 'row5', priority: 4, status: 'resolved', assignee: 'Lia Monteiro', age: '1 d' },
]

/** The desk in small, made of the desk's own badges: an illustration, so it reads as one picture. */
export function MiniQueue({ t, locale }: { t: T<'landing'>; locale: Locale }) {
  const common = getT(locale, 'common')
  return (
    <div role="img" aria-label={t('demo.label')} className="relative select-none">
      <div aria-hidden className="overflow-hidden rounded-xl border border-rail-active/10 bg-surface text-foreground shadow-lamp">
        <div className="flex items-center gap-3 border-b border-border px-4 py-3">
          <p className="text-sm font-semibold">{t('demo.queue')}</p>
          <Badge>{t('demo.count')}</Badge>
          <span className="ml-auto hidden items-center gap-1 text-xs text-muted-foreground sm:flex">
            <Kbd>Ctrl</Kbd>
            <Kbd>K</Kbd>
          </span>
        </div>
        <ul className="divide-y divide-border">
          {rows.map((row, index) => (
            <li
              key={row.number}
              className={`grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-1 px-4 py-2.5 sm:grid-cols-[6.25rem_1fr_auto_1.75rem] ${index === 0 ? 'bg-selected' : ''}`}
            >
              <PriorityBadge level={row.priority} label={common(`priority.${row.priority}`)} />
              <span className="min-w-0 max-sm:order-last max-sm:col-span-2">
                <span className="block truncate text-sm font-medium">{t(`demo.${row.title}`)}</span>
                <span className="block text-xs text-muted-foreground tabular-nums">
                  {row.number} · {row.age}
                </span>
              </span>
              <StatusBadge status={row.status} label={common(`status.${row.status}`)} />
              <span className="max-sm:hidden">{row.assignee ? <Avatar name={row.assignee} /> : <NobodyYet />}</span>
            </li>
          ))}
        </ul>
      </div>
      <div
        aria-hidden
        className="absolute -right-3 -bottom-16 lg:-right-6 flex max-w-72 items-start gap-2.5 rounded-lg border border-border bg-surface-raised p-3 text-foreground shadow-raised max-sm:static max-sm:mt-3 max-sm:max-w-none"
      >
        <Avatar name="Camila Duarte" />
        <p className="min-w-0 text-xs">
          <span className="font-semibold">{t('demo.noteTitle')}</span>
          <span className="block text-muted-foreground">{t('demo.note')}</span>
        </p>
      </div>
    </div>
  )
}

function NobodyYet() {
  return <span className="block size-7 rounded-full border border-dashed border-border-strong" />
}
