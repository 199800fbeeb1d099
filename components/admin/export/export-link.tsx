import { Download } from 'lucide-react'
import { getT } from '@/components/i18n/get-t'
import { buttonVariants } from '@/components/ui/button'
import type { Locale } from '@/lib/platform/i18n/locale'

interface ExportLinkProps {
  /** The page's own route of its file. */
  path: string
  /** What the list is filtered by. */
  filter: Partial<Record<string, string>>
  locale: Locale
}

/** Downloads the whole list, as it is filtered, as CSV. A plain link: the browser shows what comes, and can stop it. */
export function ExportLink({ path, filter, locale }: ExportLinkProps) {
  const t = getT(locale, 'admin')
  const entries = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return (
    <a
      href={entries.length > 0 ? `${path}?${new URLSearchParams(entries)}` : path}
      download
      title={t('export.hint')}
      className={buttonVariants({ variant: 'outline' })}
    >
      <Download aria-hidden />
      {t('export.label')}
    </a>
  )
}
