'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'

/** A secret, this once, with a button that copies it. Closed when there is none. */
export function SecretDialog({ secret, onDone }: { secret: string | null; onDone: () => void }) {
  const t = useT('webhooks')
  const common = useT('common')
  const [copied, setCopied] = useState(false)

  async function copy() {
    await navigator.clipboard.writeText(secret ?? '')
    setCopied(true)
  }

  return (
    <Dialog open={secret !== null} onOpenChange={(open) => !open && onDone()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('secret.title')}</DialogTitle>
          <DialogDescription>{t('secret.hint')}</DialogDescription>
        </DialogHeader>
        <Alert tone="warning">{t('secret.warning')}</Alert>
        <div className="flex gap-2">
          <Input readOnly value={secret ?? ''} aria-label={t('secret.label')} onFocus={(event) => event.target.select()} className="font-mono text-xs" />
          <Button variant="secondary" onClick={copy}>
            {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
            <span aria-live="polite">{copied ? common('actions.copied') : common('actions.copy')}</span>
          </Button>
        </div>
        <DialogFooter>
          <Button onClick={onDone}>{t('secret.stored')}</Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
