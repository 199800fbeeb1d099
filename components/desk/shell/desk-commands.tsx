'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useCommands } from '@/components/desk/commands/registry'
import { showPanel, usePanel } from '@/components/desk/commands/panels'
import { useKeyboard } from '@/components/desk/commands/use-keyboard'
import { useT } from '@/components/i18n/use-t'
import { SearchButton } from '@/components/shared/shell/search-button'
import type { Destination } from './destinations'

const Palette = dynamic(() => import('@/components/desk/commands/palette'))
const HelpDialog = dynamic(() => import('@/components/desk/commands/help-dialog'))

interface DeskCommandsProps {
  destinations: readonly Destination[]
  /** Saved views in the person's order: the first nine have a key. */
  views: readonly string[]
  /** Where "the queue" leads. */
  queueHref: string
  /** Whether the person may read problems. */
  problems: boolean
  /** Whether the person may read the knowledge base. */
  knowledge: boolean
}

/** The keyboard of the desk, with the palette and the map of keys; they are fetched when first asked for. */
export function DeskCommands({ destinations, views, queueHref, problems, knowledge }: DeskCommandsProps) {
  const t = useT('desk')
  const router = useRouter()
  const panel = usePanel()
  const close = () => showPanel(null)
  useKeyboard()
  useCommands([
    { id: 'create', label: t('keys.commands.create'), run: () => router.push('/desk/incidents/new') },
    { id: 'help', label: t('keys.commands.help'), run: () => showPanel('help') },
    { id: 'palette', run: () => showPanel(panel === 'palette' ? null : 'palette') },
    { id: 'home', run: () => router.push('/desk') },
    { id: 'queue', run: () => router.push(queueHref) },
    ...(problems ? [{ id: 'problems' as const, run: () => router.push('/desk/problems') }] : []),
    ...(knowledge ? [{ id: 'knowledge' as const, run: () => router.push('/desk/kb') }] : []),
    {
      id: 'view',
      run: (key) => {
        const href = views[Number(key) - 1]
        if (href) router.push(href)
      },
    },
  ])
  return (
    <>
      <SearchButton onClick={() => showPanel('palette')} />
      {panel === 'palette' ? <Palette destinations={destinations} onClose={close} /> : null}
      {panel === 'help' ? <HelpDialog onClose={close} /> : null}
    </>
  )
}
