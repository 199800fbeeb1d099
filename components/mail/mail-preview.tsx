'use client'

import { useEffect, useState } from 'react'
import { call } from '@/components/desk/use-action'
import { useT } from '@/components/i18n/use-t'
import { frameHtml } from '@/components/mailbox/frame-html'
import { Card, CardContent } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { previewTemplateAction } from '@/lib/mail/actions'
import type { MailPreview, TemplateInput } from '@/lib/mail/schema'

/** After the last change, in milliseconds: nobody wants a preview of every letter. */
const PAUSE = 400

/** The message that a text makes, in a frame without scripts; the last good one stays while the text is not one. */
export function MailPreviewFrame({ template: { event, locale, subject, body } }: { template: TemplateInput }) {
  const t = useT('mail')
  const [preview, setPreview] = useState<MailPreview | null>(null)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    let left = false
    const timer = setTimeout(() => {
      void call(() => previewTemplateAction({ event, locale, subject, body })).then((result) => {
        if (left) return
        setFailed(!result.ok)
        if (result.ok) setPreview(result.data)
      })
    }, PAUSE)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [event, locale, subject, body])

  return (
    <Card className="overflow-hidden">
      <CardContent className="space-y-3 pt-5">
        <h2 className="text-sm font-semibold">{t('templates.preview')}</h2>
        <p role="status" className="text-sm text-danger-ink empty:hidden">
          {failed ? t('templates.previewFailed') : null}
        </p>
        {preview ? (
          <>
            <p className="text-sm font-medium wrap-anywhere">{preview.subject}</p>
            <iframe title={t('templates.previewFrame')} srcDoc={frameHtml(preview.html)} sandbox="" className="h-140 w-full rounded-md border border-border bg-white" />
          </>
        ) : failed ? null : (
          <Skeleton className="h-140 w-full" />
        )}
      </CardContent>
    </Card>
  )
}
