'use client'

import { Archive, ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import Link from 'next/link'
import { ConfirmAction } from '@/components/admin/form/confirm-action'
import { useT } from '@/components/i18n/use-t'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { archivePolicyAction } from '@/lib/sla/policies/actions'
import type { SlaMetric } from '@/lib/sla/types'

/** A policy as its list shows it, in words. */
export interface ListedPolicy {
  id: string
  name: string
  version: number
  catchAll: boolean
  conditions: readonly string[]
  calendar: string
  targets: readonly { priority: number; promises: readonly { metric: SlaMetric; time: string }[] }[]
  /** Open tickets on older versions. */
  outdated: number
}

interface PolicyItemProps {
  policy: ListedPolicy
  position: number
  count: number
  unreached: boolean
  onMove: (by: 1 | -1) => void
}

export function PolicyItem({ policy, position, count, unreached, onMove }: PolicyItemProps) {
  const t = useT('policies')
  const admin = useT('admin')
  const { id, name } = policy
  return (
    <Card className="flex gap-2 p-3 sm:gap-3 sm:p-4">
      {count > 1 ? (
        <div className="flex shrink-0 flex-col items-center gap-0.5">
          <Button
            variant="ghost"
            size="icon-sm"
            disabled={position === 1}
            aria-label={t('list.up', { name })}
            onClick={() => onMove(-1)}
          >
            <ArrowUp aria-hidden />
          </Button>
          <span title={t('list.drag')} className="hidden cursor-grab py-1 text-subtle-foreground sm:block">
            <GripVertical aria-hidden className="size-4" />
          </span>
          <Button
            variant="ghost"
            size="icon-sm"
            disabled={position === count}
            aria-label={t('list.down', { name })}
            onClick={() => onMove(1)}
          >
            <ArrowDown aria-hidden />
          </Button>
        </div>
      ) : null}
      <div className="min-w-0 flex-1 space-y-2">
        <div className="flex items-start justify-between gap-2">
          <div className="min-w-0">
            <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
              <span className="text-muted-foreground tabular-nums">{position}.</span>
              <Link href={`/admin/policies/${id}`} className="hover:underline">
                {name}
              </Link>
              {policy.catchAll ? <Badge tone="info">{t('list.catchAll')}</Badge> : null}
              {unreached ? (
                <Badge tone="warning" title={t('list.unreachedHint')}>
                  {t('list.unreached')}
                </Badge>
              ) : null}
              {policy.outdated > 0 ? (
                <Badge tone="outline">{t('list.outdated', { count: policy.outdated })}</Badge>
              ) : null}
            </h2>
            <p className="text-sm text-muted-foreground">
              {[...policy.conditions, policy.calendar, t('list.version', { version: policy.version })].join(' · ')}
            </p>
          </div>
          <ConfirmAction
            trigger={
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={admin('archiveTitle', { name })}
                title={admin('archive')}
              >
                <Archive aria-hidden />
              </Button>
            }
            title={admin('archiveTitle', { name })}
            description={t('list.archiveHint')}
            confirmLabel={admin('archive')}
            success={t('list.archived', { name })}
            tone="primary"
            action={() => archivePolicyAction(id)}
          />
        </div>
        <dl className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-2 sm:grid-cols-[repeat(auto-fill,minmax(11.5rem,1fr))]">
          {policy.targets.map(({ priority, promises }) => (
            <div key={priority} className="rounded-md bg-surface-sunken px-2.5 py-1.5 text-xs">
              <dt className="font-medium">
                <span className="priority" data-priority={priority}>
                  P{priority}
                </span>
              </dt>
              {promises.map(({ metric, time }) => (
                <dd key={metric} className="flex justify-between gap-2 text-muted-foreground">
                  <span>{t(`metric.${metric}`)}</span>
                  <span className="shrink-0 font-medium text-foreground tabular-nums">{time}</span>
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </div>
    </Card>
  )
}
