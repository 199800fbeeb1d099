'use client'

import { Bold, Code, Italic, Link, List, ListOrdered, Quote } from 'lucide-react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import type { MarkdownCommand } from './markdown-edit'

const tools: readonly { command: MarkdownCommand; icon: typeof Bold; key?: string }[] = [
  { command: 'bold', icon: Bold, key: 'B' },
  { command: 'italic', icon: Italic, key: 'I' },
  { command: 'link', icon: Link, key: 'K' },
  { command: 'code', icon: Code },
  { command: 'list', icon: List },
  { command: 'orderedList', icon: ListOrdered },
  { command: 'quote', icon: Quote },
]

/** The command of Ctrl/Cmd with a letter, if there is one. */
export function commandOfKey(key: string): MarkdownCommand | undefined {
  return tools.find((tool) => tool.key === key.toUpperCase())?.command
}

interface MarkdownToolbarProps {
  onCommand: (command: MarkdownCommand) => void
  disabled?: boolean
}

export function MarkdownToolbar({ onCommand, disabled }: MarkdownToolbarProps) {
  const t = useT('common')
  return (
    <div role="group" aria-label={t('editor.toolbar')} className="flex flex-wrap">
      {tools.map(({ command, icon: Icon, key }) => {
        const label = t(`editor.${command}`)
        return (
          <Button
            key={command}
            variant="ghost"
            size="icon-sm"
            disabled={disabled}
            aria-label={label}
            title={key ? `${label} (Ctrl+${key})` : label}
            onClick={() => onCommand(command)}
            className="text-muted-foreground"
          >
            <Icon aria-hidden />
          </Button>
        )
      })}
    </div>
  )
}
