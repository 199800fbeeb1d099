'use client'

import { type FormEvent, useEffect, useState } from 'react'
import { lookup } from '@/components/desk/lookup'
import { call } from '@/components/desk/use-action'
import { useReturnFocus } from '@/components/desk/use-return-focus'
import { useT } from '@/components/i18n/use-t'
import { ErrorBanner } from '@/components/shared/error-banner'
import { FormField } from '@/components/shared/form-field'
import { issueText } from '@/components/shared/issue-text'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import type { ComboboxOption } from '@/components/ui/combobox'
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-store'
import type { ActionError } from '@/lib/people/action-context'
import { previewResolutionAction, resolveProblemAction } from '@/lib/problems/actions'
import type { ResolutionPreview } from '@/lib/problems/resolution/schema'
import type { ProblemDto } from '@/lib/problems/schema'
import { useWork } from '../use-work'
import { CascadeList } from './cascade-list'

/** Resolves a problem, and shows first what becomes of its incidents. */
export default function ResolveDialog({ problem, onClose }: { problem: ProblemDto; onClose: () => void }) {
  const t = useT('problems.move')
  const common = useT('common')
  const { pending, run } = useWork()
  const { preview, codes, error: loadError } = usePlan(problem.id)
  const [resolution, setResolution] = useState('')
  const [message, setMessage] = useState('')
  const [code, setCode] = useState<string>(problem.knownError ? 'known_error' : 'solved')
  const [cascade, setCascade] = useState(true)
  const [except, setExcept] = useState<readonly string[]>([])
  const [error, setError] = useState<ActionError | null>(null)
  useReturnFocus()
  const some = cascade && preview !== null && preview.total > except.length

  function submit(event: FormEvent) {
    event.preventDefault()
    const incidents = some ? { resolutionCode: code, resolution: message.trim() || resolution, except: [...except] } : null
    run({
      send: () => resolveProblemAction(problem.id, { resolution, incidents, version: problem.version }),
      done({ resolved, remaining }) {
        toast.success(t('resolvedWith', { count: resolved }), remaining > 0 ? { description: t('goesOn', { count: remaining }) } : {})
        onClose()
      },
      failed(refused) {
        setError(refused)
        return true
      },
    })
  }

  const refusal = (path: string) => issueText(common, error?.fields, path)
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent className="max-h-[90dvh] overflow-y-auto">
        <DialogHeader>
          <DialogTitle>{t('resolveTitle', { number: problem.number })}</DialogTitle>
          <DialogDescription>{t('resolveLead')}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} noValidate className="min-w-0 space-y-4">
          <ErrorBanner error={error?.code === 'validation_failed' ? null : (error ?? loadError)} />
          <FormField label={t('resolution')} required error={refusal('resolution')}>
            <Textarea autoFocus rows={3} value={resolution} onChange={(event) => setResolution(event.target.value)} />
          </FormField>
          {preview ? (
            <>
              <label className="flex items-start gap-2.5 text-sm font-medium">
                <Checkbox checked={cascade && preview.total > 0} disabled={preview.total === 0} onChange={(event) => setCascade(event.target.checked)} className="mt-0.5" />
                {t('cascade', { count: preview.total })}
              </label>
              {cascade && preview.total > 0 ? (
                <>
                  <CascadeList preview={preview} except={except} onExcept={setExcept} />
                  <div className="grid gap-4 sm:grid-cols-2">
                    <FormField label={t('code')} error={refusal('incidents.resolutionCode')}>
                      <Select value={code} onChange={(event) => setCode(event.target.value)}>
                        {codes.map(({ id, label }) => (
                          <option key={id} value={id}>
                            {common.has(`resolutionCode.${id as 'solved'}`) ? common(`resolutionCode.${id as 'solved'}`) : label}
                          </option>
                        ))}
                      </Select>
                    </FormField>
                    <FormField label={t('message')} error={refusal('incidents.resolution')}>
                      <Textarea rows={3} value={message} placeholder={resolution} onChange={(event) => setMessage(event.target.value)} />
                    </FormField>
                  </div>
                </>
              ) : null}
            </>
          ) : (
            <p role="status" className="text-sm text-muted-foreground">
              {t('loading')}
            </p>
          )}
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common('actions.cancel')}</Button>
            </DialogClose>
            <Button type="submit" disabled={pending || preview === null} aria-busy={pending}>
              {t('confirmResolve')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}

/** What the resolution would do, and the codes to choose from; read when the dialog opens. */
function usePlan(problemId: string) {
  const [preview, setPreview] = useState<ResolutionPreview | null>(null)
  const [codes, setCodes] = useState<readonly ComboboxOption[]>([])
  const [error, setError] = useState<ActionError | null>(null)
  useEffect(() => {
    let gone = false
    void Promise.all([call(() => previewResolutionAction(problemId)), lookup('resolution-codes')('').catch(() => [])]).then(([result, found]) => {
      if (gone) return
      setCodes(found)
      if (result.ok) setPreview(result.data)
      else setError(result.error)
    })
    return () => {
      gone = true
    }
  }, [problemId])
  return { preview, codes, error }
}
