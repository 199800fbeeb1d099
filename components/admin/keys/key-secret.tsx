'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { DialogFooter } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'

/** A secret, this once, with a button that copies it. */
export function KeySecret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const t = useT('admin')
  const common = useT('common')
  const [copied, setCopied] = useState(false)

  async function copy() {
    await navigator.clipboard.writeText(secret)
    setCopied(true)
  }

  return (
    <>
      <Alert tone="warning">{t('api-keys.secretWarning')}</Alert>
      <div className="flex gap-2">
        <Input
          readOnly
          value={secret}
          aria-label={t('api-keys.secret')}
          onFocus={(event) => event.target.select()}
          className="font-mono text-xs"
        />
        <Button variant="secondary" onClick={copy}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          <span aria-live="polite">{copied ? common('actions.copied') : common('actions.copy')}</span>
        </Button>
      </div>
      <DialogFooter>
        <Button onClick={onDone}>{t('api-keys.stored')}</Button>
      </DialogFooter>
    </>
  )
}
