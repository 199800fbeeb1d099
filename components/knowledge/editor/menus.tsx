'use client'

import type { Editor } from '@tiptap/core'
import { Info, Table as TableIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { Popover, PopoverClose, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { CALLOUTS } from '@/lib/knowledge/vocabulary'
import { Tool } from './tool'

const TABLE = ['rowBelow', 'rowAbove', 'columnAfter', 'columnBefore', 'deleteRow', 'deleteColumn', 'delete'] as const

/** What is done to a table, by the name of it. */
function runTable(editor: Editor, what: (typeof TABLE)[number]): boolean {
  const chain = editor.chain().focus()
  const steps = {
    rowBelow: () => chain.addRowAfter(),
    rowAbove: () => chain.addRowBefore(),
    columnAfter: () => chain.addColumnAfter(),
    columnBefore: () => chain.addColumnBefore(),
    deleteRow: () => chain.deleteRow(),
    deleteColumn: () => chain.deleteColumn(),
    delete: () => chain.deleteTable(),
  }
  return steps[what]().run()
}

export function TableMenu({ editor, inside }: { editor: Editor; inside: boolean }) {
  const t = useT('knowledge')
  const label = t('editor.tools.table')
  const insert = () => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()
  return (
    <Menu label={label} trigger={<Tool icon={TableIcon} label={label} active={inside} />}>
      {inside ? (
        TABLE.map((what) => <Item key={what} label={t(`editor.table.${what}`)} onClick={() => runTable(editor, what)} />)
      ) : (
        <Item label={t('editor.table.insert')} onClick={insert} />
      )}
    </Menu>
  )
}

export function CalloutMenu({ editor, kind }: { editor: Editor; kind: string | null }) {
  const t = useT('knowledge')
  const label = t('editor.tools.callout')
  return (
    <Menu label={label} trigger={<Tool icon={Info} label={label} active={kind !== null} />}>
      {CALLOUTS.map((one) => (
        <Item key={one} label={t(`editor.callouts.${one}`)} current={one === kind} onClick={() => editor.chain().focus().setCallout(one).run()} />
      ))}
      {kind ? <Item label={t('editor.callouts.remove')} onClick={() => editor.chain().focus().lift('callout').run()} /> : null}
    </Menu>
  )
}

function Menu({ label, trigger, children }: { label: string; trigger: ReactNode; children: ReactNode }) {
  return (
    <Popover>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent aria-label={label} align="start" className="flex w-52 flex-col p-1.5" onCloseAutoFocus={(event) => event.preventDefault()}>
        {children}
      </PopoverContent>
    </Popover>
  )
}

function Item({ label, onClick, current }: { label: string; onClick: () => void; current?: boolean }) {
  return (
    <PopoverClose asChild>
      <Button variant="ghost" size="sm" aria-current={current} onClick={onClick} className="justify-start aria-[current=true]:bg-selected">
        {label}
      </Button>
    </PopoverClose>
  )
}
