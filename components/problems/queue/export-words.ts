import { getT } from '@/components/i18n/get-t'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { ProblemTerm, ProblemWording } from '@/lib/problems/export/cells'

/** The words of an export in the reader's language; what the dictionaries do not have stays as it is. */
export function problemExportWording(locale: Locale): ProblemWording {
  const t = getT(locale)
  const places: Record<ProblemTerm, string> = {
    status: 'problems.status',
    exit: 'problems.exit',
    audience: 'problems.known',
    impact: 'common.impact',
    urgency: 'common.urgency',
    flag: 'views.flag',
  }
  return {
    heading: (field) => t(`problems.fields.${field}`),
    term(of, word) {
      const key = `${places[of]}.${word}` as 'problems.status.new'
      return t.has(key) ? t(key) : word
    },
  }
}
