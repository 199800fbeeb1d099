import 'server-only'
import { txSql, type Tx } from '@/lib/platform/db/tenant'
import type { Locale } from '@/lib/platform/i18n/locale'
import { mergedMatrix, type Rule } from '../matrix/merged'
import { standardTemplate, type Template } from '../templates/standard'
import type { Matrix, NoticeEvent } from '../vocabulary'

export interface Setup {
  matrix: Matrix
  templateOf: (event: NoticeEvent, locale: Locale) => Template
}

interface Row {
  rules: Rule[]
  templates: (Template & { event: NoticeEvent; locale: Locale })[]
}

const READ = `
select
  coalesce((select json_agg(json_build_object('event', event, 'recipient', recipient, 'email', email, 'inApp', in_app))
    from notification_rule), '[]') as rules,
  coalesce((select json_agg(json_build_object('event', event, 'locale', locale, 'subject', subject, 'body', body))
    from mail_template), '[]') as templates`

/** What the tenant has made of matrix and templates. */
export async function readSetup(tx: Tx): Promise<Setup> {
  const [row] = await txSql<Row>(tx, READ, [])
  const own = row?.templates ?? []
  return {
    matrix: mergedMatrix(row?.rules ?? []),
    templateOf: (event, locale) =>
      own.find((one) => one.event === event && one.locale === locale) ?? standardTemplate(event, locale),
  }
}
