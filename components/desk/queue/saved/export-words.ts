import { getT } from '@/components/i18n/get-t'
import type { Term, Wording } from '@/lib/incidents/export/cells'
import type { Locale } from '@/lib/platform/i18n/locale'

/** The words of an export in the reader's language; what the dictionaries do not have stays as it is. */
export function exportWording(locale: Locale): Wording {
  const t = getT(locale)
  function term(of: Term, word: string): string {
    const key = (of === 'clock' || of === 'flag' ? `views.${of}.${word}` : `common.${of}.${word}`) as 'common.status.new'
    return t.has(key) ? t(key) : word
  }
  return { heading: (field) => t(`views.fields.${field}`), term }
}
