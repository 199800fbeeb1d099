'use client'

import { useT } from '@/components/i18n/use-t'
import { DeadEnd } from '@/components/people/dead-end'
import { Button } from '@/components/ui/button'

interface Props {
  error: Error & { digest?: string }
  reset: () => void
}

/** A page that failed. The digest finds the error in the log; nothing else of it is shown. */
export default function ErrorPage({ error, reset }: Props) {
  const t = useT('common')
  return (
    <DeadEnd title={t('errorPage.title')} body={t('errorPage.body')}>
      {error.digest ? (
        <p className="w-full font-mono text-xs text-muted-foreground">
          {t('errorPage.code', { code: error.digest })}
        </p>
      ) : null}
      <Button onClick={reset}>{t('errorPage.retry')}</Button>
      <Button variant="outline" asChild>
        {/* A plain link: the router's own state may be what is broken. */}
        <a href="/">{t('errorPage.home')}</a>
      </Button>
    </DeadEnd>
  )
}
