'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Alert } from '@/components/ui/alert'
import { errorText, type ShownError } from './error-text'

interface ErrorBannerProps {
  /** The result of an action that failed; null shows nothing. */
  error: ShownError | null | undefined
  /** More to say or to do than the code's own text. */
  children?: ReactNode
}

/** The failure of a form, above it: announced, and brought into view. */
export function ErrorBanner({ error, children }: ErrorBannerProps) {
  const t = useT('common')
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (error) box.current?.scrollIntoView({ block: 'nearest' })
  }, [error])

  return (
    <div ref={box} role="alert" className="empty:hidden">
      {error ? (
        <Alert tone="danger" title={t('error.title')}>
          {errorText(t, error)}
          {children}
        </Alert>
      ) : null}
    </div>
  )
}
