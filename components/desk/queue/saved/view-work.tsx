'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { call, useErrorToast } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { AllMessages } from '@/components/links/all-messages'
import { toast } from '@/components/ui/toast-store'
import { arrangeViewsAction, deleteViewAction, listViewsAction, restoreViewAction, updateViewAction } from '@/lib/incidents/views/actions'
import { savedPath } from '../views'
import type { Kept, OpenView, Work } from './view-tools'

interface ViewWorkProps {
  work: Work
  view: OpenView
  kept: Kept
  onDone: () => void
}

/** Does at once what needs no questions: shows nothing but how it went. */
export default function ViewWork(props: ViewWorkProps) {
  return (
    <AllMessages>
      <Worker {...props} />
    </AllMessages>
  )
}

function Worker({ work, view, kept, onDone }: ViewWorkProps) {
  const t = useT('views')
  const common = useT('common')
  const router = useRouter()
  const showError = useErrorToast()
  const begun = useRef(false)

  async function update() {
    const result = await call(() => updateViewAction(view.id, kept, view.version))
    if (result.ok) {
      toast.success(t('done.updated', { name: view.name }))
      router.replace(savedPath(view.id))
    } else if (result.error.code === 'conflict') {
      toast.warning(t('stale'))
      router.refresh()
    } else showError(result.error)
  }

  async function makeDefault() {
    const views = await call(() => listViewsAction())
    if (!views.ok) return showError(views.error)
    const defaultId = view.isDefault ? null : view.id
    const result = await call(() => arrangeViewsAction({ ids: views.data.map(({ id }) => id), defaultId }))
    if (!result.ok) return showError(result.error)
    toast.success(defaultId ? t('done.default', { name: view.name }) : t('done.noDefault'))
  }

  async function bringBack() {
    const result = await call(() => restoreViewAction(view.id))
    if (!result.ok) return showError(result.error)
    toast.success(t('done.restored', { name: view.name }))
    router.push(savedPath(view.id))
  }

  async function remove() {
    const result = await call(() => deleteViewAction(view.id))
    if (!result.ok) return showError(result.error)
    toast.success(t('done.removed', { name: view.name }), { action: { label: common('actions.undo'), onClick: () => void bringBack() } })
    router.push('/desk/incidents')
    router.refresh()
  }

  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const does = { update, default: makeDefault, remove }
    void does[work]().finally(onDone)
  })
  return null
}
