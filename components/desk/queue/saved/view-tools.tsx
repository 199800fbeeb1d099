'use client'

import { Bookmark, Download } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { type MenuAction, MenuButton } from '@/components/desk/menu-button'
import { Button } from '@/components/ui/button'
import type { ViewDto } from '@/lib/tickets/views/schema'

const ViewDialog = dynamic(() => import('./view-dialog'))
const ArrangeDialog = dynamic(() => import('./arrange-dialog'))
const ViewWork = dynamic(() => import('./view-work'))
const ExportDialog = dynamic(() => import('./export-dialog'))

/** A queue as it can be kept or exported. */
export interface Kept {
  queue: string
  filter: Record<string, string>
  sort: string
  columns: readonly string[]
}

export type OpenView = Pick<ViewDto, 'id' | 'name' | 'scope' | 'team' | 'isDefault' | 'editable' | 'version'>

export type Work = 'update' | 'default' | 'remove'

interface ViewToolsProps {
  view: OpenView | null
  /** What is shown now. */
  kept: Kept
  edited: boolean
  mayShare: boolean
  timeZone: string
  words: Record<'menu' | 'save' | 'saveAs' | 'update' | 'edit' | 'duplicate' | 'makeDefault' | 'dropDefault' | 'arrange' | 'remove' | 'export', string>
}

type Shown = 'create' | 'edit' | 'arrange' | 'export' | Work

/** What can be done with a queue as a whole: keep it as a view, change that, export it. All of it is fetched when asked for. */
export function ViewTools({ view, kept, edited, mayShare, timeZone, words }: ViewToolsProps) {
  const [shown, setShown] = useState<Shown | null>(null)
  const [menu, setMenu] = useState(false)
  const close = () => setShown(null)
  const show = (key: Shown, label: string, tone?: 'danger'): MenuAction => ({ key, label, run: () => setShown(key), ...(tone && { tone }) })
  const actions: MenuAction[] = view
    ? [
        ...(view.editable && edited ? [show('update', words.update)] : []),
        ...(view.editable ? [show('edit', words.edit)] : []),
        show('create', edited ? words.saveAs : words.duplicate),
        show('default', view.isDefault ? words.dropDefault : words.makeDefault),
        show('arrange', words.arrange),
        ...(view.editable ? [show('remove', words.remove, 'danger')] : []),
      ]
    : [show('create', words.save), show('arrange', words.arrange)]
  return (
    <>
      <Button variant="ghost" size="sm" aria-haspopup="dialog" onClick={() => setShown('export')}>
        <Download aria-hidden />
        {words.export}
      </Button>
      <MenuButton variant="outline" size="sm" actions={actions} open={menu} onOpenChange={setMenu}>
        <Bookmark aria-hidden />
        {words.menu}
      </MenuButton>
      {shown === 'create' || shown === 'edit' ? (
        <ViewDialog mode={shown} view={view} kept={kept} mayShare={mayShare} onClose={close} />
      ) : null}
      {shown === 'arrange' ? <ArrangeDialog onClose={close} /> : null}
      {shown === 'export' ? <ExportDialog kept={kept} timeZone={timeZone} onClose={close} /> : null}
      {view && (shown === 'update' || shown === 'default' || shown === 'remove') ? (
        <ViewWork key={shown} work={shown} view={view} kept={kept} onDone={close} />
      ) : null}
    </>
  )
}
