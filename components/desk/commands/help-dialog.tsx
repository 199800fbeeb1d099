'use client'

import { useReturnFocus } from '@/components/desk/use-return-focus'
import { useT } from '@/components/i18n/use-t'
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Switch } from '@/components/ui/switch'
import { type CommandId, KEY_GROUPS, KEYMAP } from './keymap'
import { Keys } from './keys'
import { setShortcuts, useShortcutsOn } from './preference'

const ids = Object.keys(KEYMAP) as CommandId[]

/** The map of keys, and the switch that turns single keys off. */
export default function HelpDialog({ onClose }: { onClose: () => void }) {
  const t = useT('desk')
  useReturnFocus()
  const on = useShortcutsOn()
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent className="sm:max-w-2xl">
        <DialogHeader>
          <DialogTitle>{t('keys.title')}</DialogTitle>
          <DialogDescription>{t('keys.description')}</DialogDescription>
        </DialogHeader>
        <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
          {KEY_GROUPS.map((group) => (
            <section key={group}>
              <h3 className="mb-1.5 text-xs font-semibold text-muted-foreground">{t(`keys.groups.${group}`)}</h3>
              <dl className="divide-y divide-border text-sm">
                {ids
                  .filter((id) => KEYMAP[id].group === group)
                  .map((id) => (
                    <div key={id} className="flex items-center justify-between gap-4 py-1.5">
                      <dt>{t(`keys.commands.${id}`)}</dt>
                      <dd>
                        <Keys keys={KEYMAP[id].keys} />
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
        </div>
        <label className="flex items-center justify-between gap-4 border-t border-border pt-4 text-sm">
          {t('keys.toggle')}
          <Switch checked={on} onChange={(event) => setShortcuts(event.target.checked)} />
        </label>
      </DialogContent>
    </Dialog>
  )
}
