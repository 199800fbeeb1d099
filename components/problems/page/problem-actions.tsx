'use client'

import { Trash2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { call } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { ConfirmDialog } from '@/components/shared/confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { deleteProblemAction, restoreProblemAction, transitionProblemAction } from '@/lib/problems/actions'
import { isEnding, TRANSITIONS } from '@/lib/problems/rules'
import type { ProblemDto } from '@/lib/problems/schema'
import type { ProblemStatus } from '@/lib/problems/vocabulary'
import { useWork } from '../use-work'
import type { ProblemRights } from './parts'

const ResolveDialog = dynamic(() => import('./resolve-dialog'))
const CloseDialog = dynamic(() => import('./close-dialog'))

/** The moves that a problem can make from where it is. What needs more than a click opens a dialog. */
export function ProblemActions({ problem, may }: { problem: ProblemDto; may: ProblemRights }) {
  const t = useT('problems')
  const router = useRouter()
  const { pending, run } = useWork()
  const [open, setOpen] = useState<'resolved' | 'closed' | null>(null)
  const { id, number, status, version } = problem
  const moves = may.manage ? TRANSITIONS[status].filter((to) => !isEnding(to) || may.resolve) : []

  function move(to: ProblemStatus) {
    if (to === 'resolved' || (to === 'closed' && status !== 'resolved')) return setOpen(to)
    run({ send: () => transitionProblemAction(id, { to, version }) })
  }

  const undo = { label: t('page.undo'), onClick: () => void call(() => restoreProblemAction(id)).then(() => router.refresh()) }
  const remove = () =>
    run({
      send: () => deleteProblemAction(id),
      done() {
        toast.success(t('page.deleted'), { action: undo })
        router.push('/desk/problems')
      },
      failed({ code }) {
        // It has not changed: it is one that is not deleted.
        if (code === 'conflict' && problem.knownError) toast.warning(t('page.deleteKnown'))
        return code === 'conflict' && problem.knownError !== null
      },
    })

  return (
    <div role="group" aria-label={t('move.label')} className="flex flex-wrap gap-2">
      {moves.map((to, index) => (
        <Button key={to} variant={index === 0 ? 'primary' : 'outline'} disabled={pending} onClick={() => move(to)}>
          {to === 'new' ? t('status.new') : status === 'resolved' && to === 'root_cause_analysis' ? t('move.reopen') : t(`move.${to}`)}
        </Button>
      ))}
      {may.remove ? (
        <ConfirmDialog
          trigger={
            <Button size="icon" variant="ghost" aria-label={t('page.delete')} title={t('page.delete')} disabled={pending} className="text-danger-ink">
              <Trash2 aria-hidden />
            </Button>
          }
          title={t('page.deleteTitle', { number })}
          description={t('page.deleteBody')}
          confirmLabel={t('page.delete')}
          tone="danger"
          onConfirm={remove}
        />
      ) : null}
      {open === 'resolved' ? <ResolveDialog problem={problem} onClose={() => setOpen(null)} /> : null}
      {open === 'closed' ? <CloseDialog problem={problem} onClose={() => setOpen(null)} /> : null}
    </div>
  )
}
