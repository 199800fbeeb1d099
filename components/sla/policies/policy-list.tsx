'use client'

import { useOptimistic, useRef, useState, useTransition } from 'react'
import { usePolicyErrors } from './use-policy-errors'
import { call } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { toast } from '@/components/ui/toast-store'
import { reorderPoliciesAction } from '@/lib/sla/policies/actions'
import { PolicyItem, type ListedPolicy } from './policy-item'

/** The policies in use in their order, which is changed by dragging or with buttons. */
export function PolicyList({ policies }: { policies: readonly ListedPolicy[] }) {
  const t = useT('policies')
  const common = useT('common')
  const { whole } = usePolicyErrors()
  const [shown, show] = useOptimistic(policies)
  const [pending, startTransition] = useTransition()
  const [said, say] = useState('')
  const dragged = useRef<string | null>(null)
  const firstCatchAll = shown.findIndex(({ catchAll }) => catchAll)

  function move(id: string, to: number) {
    const from = shown.findIndex((policy) => policy.id === id)
    const policy = shown[from]
    if (!policy || to === from || to < 0 || to >= shown.length || pending) return
    const next = shown.toSpliced(from, 1).toSpliced(to, 0, policy)
    startTransition(async () => {
      show(next)
      const result = await call(() => reorderPoliciesAction(next.map((known) => known.id)))
      if (result.ok) say(t('list.moved', { name: policy.name, position: to + 1 }))
      else toast.error(common('error.title'), { description: whole(result.error) })
    })
  }

  return (
    <>
      <ol aria-label={t('list.label')} className="space-y-3">
        {shown.map((policy, index) => (
          <li
            key={policy.id}
            draggable={shown.length > 1}
            onDragStart={(event) => {
              dragged.current = policy.id
              event.dataTransfer.effectAllowed = 'move'
            }}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault()
              if (dragged.current) move(dragged.current, index)
              dragged.current = null
            }}
          >
            <PolicyItem
              policy={policy}
              position={index + 1}
              count={shown.length}
              unreached={firstCatchAll >= 0 && index > firstCatchAll}
              onMove={(by) => move(policy.id, index + by)}
            />
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  )
}
