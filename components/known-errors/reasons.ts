import type { T } from '@/components/i18n/get-t'
import type { Reason } from '@/lib/problems/known-errors/because'

/** Why a known error is offered, as one sentence. */
export function reasonsText(t: T<'knownErrors'>, because: readonly Reason[], locale: string): string {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const reasons = because.map((reason) => {
    switch (reason.kind) {
      case 'code':
        return t('panel.code', { code: reason.code })
      case 'item':
        return t('panel.itemReason', { count: reason.names.length, names: list.format(reason.names) })
      case 'words':
        return t('panel.words', { words: list.format(reason.words.map((word) => `“${word}”`)) })
    }
  })
  return t('panel.because', { reasons: list.format(reasons) })
}
