'use client'

import { useState } from 'react'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { DryRunPanel } from '@/components/sla/dry-run/panel'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import { call } from '@/components/desk/use-action'
import type { ActionError } from '@/lib/people/action-context'
import { createPolicyAction, updatePolicyAction } from '@/lib/sla/policies/actions'
import type { PolicyDto } from '@/lib/sla/policies/schema'
import type { PolicyDefinition } from '@/lib/sla/types'

export interface Saved {
  id: string
  version: number
  moveId: string | null
}

interface SaveDialogProps {
  /** Absent: a new one is made. */
  policy: PolicyDto | undefined
  name: string
  definition: PolicyDefinition
  onClose: () => void
  onRefused: (why: ActionError) => void
  onSaved: (saved: Saved) => void
}

/** Before a policy is saved: what becomes of open tickets, and what it would have done to those of the last days. */
export function SaveDialog({ policy, name, definition, onClose, onRefused, onSaved }: SaveDialogProps) {
  const t = useT('policies')
  const common = useT('common')
  const { pending, submit } = useSubmit()
  const [moveOpen, setMoveOpen] = useState(false)

  function save() {
    submit(async () => {
      const result = await call(() => (policy ? update(policy) : create()))
      if (!result.ok) onRefused(result.error)
      return result
    }, onSaved)
  }

  async function create() {
    const result = await createPolicyAction({ name, ...definition })
    return result.ok ? { ok: true as const, data: { id: result.data.id, version: 1, moveId: null } } : result
  }

  async function update({ id, version }: PolicyDto) {
    const result = await updatePolicyAction(id, { name, ...definition, moveOpen }, version)
    return result.ok ? { ok: true as const, data: { id, ...result.data } } : result
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="sm:max-w-3xl">
        <DialogHeader>
          <DialogTitle>{policy ? t('save.updateTitle') : t('save.createTitle')}</DialogTitle>
          <DialogDescription>
            {policy ? t('save.updateLead', { version: policy.version }) : t('save.createLead')}
          </DialogDescription>
        </DialogHeader>
        {policy ? (
          <fieldset className="grid gap-2 sm:grid-cols-2">
            <legend className="mb-2 text-sm font-medium">{t('save.open')}</legend>
            <Choice
              chosen={!moveOpen}
              label={t('save.keep')}
              hint={t('save.keepHint')}
              onChoose={() => setMoveOpen(false)}
            />
            <Choice
              chosen={moveOpen}
              label={t('save.move')}
              hint={t('save.moveHint')}
              onChoose={() => setMoveOpen(true)}
            />
          </fieldset>
        ) : null}
        <DryRunPanel kind="policy" id={policy?.id} draft={definition} />
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            {common('actions.cancel')}
          </Button>
          <Button disabled={pending} aria-busy={pending} onClick={save}>
            {policy ? t('save.update', { version: policy.version + 1 }) : t('save.create')}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}

function Choice({
  chosen,
  label,
  hint,
  onChoose,
}: {
  chosen: boolean
  label: string
  hint: string
  onChoose: () => void
}) {
  return (
    <label className="flex cursor-pointer gap-3 rounded-md border border-border p-3 has-checked:border-primary has-checked:bg-accent">
      <input
        type="radio"
        name="moveOpen"
        checked={chosen}
        onChange={onChoose}
        className="mt-0.5 size-4 shrink-0 accent-primary"
      />
      <span>
        <span className="block text-sm font-medium">{label}</span>
        <span className="block text-xs text-muted-foreground">{hint}</span>
      </span>
    </label>
  )
}
