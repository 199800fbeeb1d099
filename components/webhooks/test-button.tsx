'use client'

import { Send } from 'lucide-react'
import { useState, useTransition } from 'react'
import { call } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import { testWebhookAction } from '@/lib/integrations/webhooks/actions'
import type { TestResult } from '@/lib/integrations/webhooks/schema'
import { failureText } from './failure-text'
import { useWebhookErrors } from './use-webhook-errors'

/** Sends a test and shows what came back. */
export function TestButton({ id }: { id: string }) {
  const t = useT('webhooks')
  const common = useT('common')
  const { whole } = useWebhookErrors()
  const [pending, startTransition] = useTransition()
  const [result, setResult] = useState<TestResult | null>(null)

  function run() {
    startTransition(async () => {
      const answer = await call(() => testWebhookAction(id))
      if (answer.ok) setResult(answer.data)
      else toast.error(common('error.title'), { description: whole(answer.error) })
    })
  }

  return (
    <>
      <Button variant="secondary" onClick={run} disabled={pending} aria-busy={pending}>
        <Send aria-hidden />
        {t('actions.test')}
      </Button>
      <Dialog open={result !== null} onOpenChange={(open) => !open && setResult(null)}>
        <DialogContent aria-describedby={undefined}>
          <DialogHeader>
            <DialogTitle>{t('actions.testTitle')}</DialogTitle>
          </DialogHeader>
          {result ? (
            <>
              <Alert tone={result.delivered ? 'success' : 'danger'} title={t(`delivery.status.${result.delivered ? 'delivered' : 'dead'}`)}>
                {failureText(t, result.error)}
              </Alert>
              <p className="text-sm text-muted-foreground tabular-nums">
                {[result.status && `HTTP ${result.status}`, result.durationMs !== null && t('delivery.milliseconds', { count: result.durationMs })]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {result.response ? (
                <pre className="max-h-60 overflow-auto rounded-md border border-border bg-surface-sunken p-3 text-xs whitespace-pre-wrap wrap-anywhere">
                  {result.response}
                </pre>
              ) : null}
            </>
          ) : null}
        </DialogContent>
      </Dialog>
    </>
  )
}
