'use client'

import { X } from 'lucide-react'
import { useT } from '@/components/i18n/use-t'
import { ConfirmDialog } from '@/components/shared/confirm-dialog'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { toast } from '@/components/ui/toast-store'
import { removeTaskAction, updateTaskAction } from '@/lib/tickets/tasks/actions'
import type { TaskDto } from '@/lib/tickets/tasks/schema'
import { useWork } from '../use-work'

interface TaskRowProps {
  task: TaskDto
  editable: boolean
  /** Until when, in words. */
  due: string | null
}

/** One task: a tick completes it, another opens it again. */
export function TaskRow({ task, editable, due }: TaskRowProps) {
  const t = useT('problems.tasks')
  const { pending, run } = useWork()
  const { id, title, status, assignee, team, version } = task
  const about = [assignee?.name ?? team?.name, due].filter(Boolean).join(' · ')
  return (
    <li className="flex items-start gap-3 px-4 py-3 text-sm">
      <Checkbox
        checked={status !== 'open'}
        disabled={!editable || pending}
        aria-label={t('done', { title })}
        onChange={(event) => run({ send: () => updateTaskAction(id, { status: event.target.checked ? 'done' : 'open', version }) })}
        className="mt-0.5"
      />
      <div className="min-w-0 flex-1">
        <p className={status === 'open' ? 'wrap-anywhere' : 'text-muted-foreground line-through wrap-anywhere'}>{title}</p>
        {about ? <p className="text-xs text-muted-foreground">{about}</p> : null}
      </div>
      {editable ? (
        <ConfirmDialog
          trigger={
            <Button size="icon-sm" variant="ghost" disabled={pending} aria-label={t('remove', { title })} title={t('remove', { title })}>
              <X aria-hidden />
            </Button>
          }
          title={t('removeTitle')}
          description={t('removeBody', { title })}
          confirmLabel={t('removeConfirm')}
          tone="danger"
          onConfirm={() => run({ send: () => removeTaskAction(id), done: () => toast.success(t('removed')) })}
        />
      ) : null}
    </li>
  )
}
