import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import type { TemplateDto } from '@/lib/mail/schema'
import { NOTICE_EVENTS } from '@/lib/mail/vocabulary'
import type { Locale } from '@/lib/platform/i18n/locale'
import { languageName } from './language-name'

interface TemplateListProps {
  templates: readonly TemplateDto[]
  locale: Locale
}

/** The events, each with its texts. */
export function TemplateList({ templates, locale }: TemplateListProps) {
  const t = getT(locale, 'mail')
  return (
    <Card>
      <ul className="divide-y divide-border">
        {NOTICE_EVENTS.map((event) => (
          <li key={event} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3 text-sm">
            <div className="min-w-0">
              <p className="font-medium">{t(`event.${event}`)}</p>
              <p className="text-xs text-muted-foreground">{t(`eventHint.${event}`)}</p>
            </div>
            <ul className="flex flex-wrap gap-x-6 gap-y-1">
              {templates
                .filter((one) => one.event === event)
                .map((one) => (
                  <li key={one.locale} className="flex items-center gap-2">
                    <Link
                      href={`/admin/mail/templates/${event}?locale=${one.locale}`}
                      prefetch={false}
                      aria-label={t('templates.edit', { event: t(`event.${event}`), language: languageName(one.locale) })}
                      className="text-link hover:underline"
                    >
                      {languageName(one.locale)}
                    </Link>
                    {one.own ? <Badge tone="info">{t('templates.own')}</Badge> : null}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  )
}
