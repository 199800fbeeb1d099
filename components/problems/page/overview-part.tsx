import { getT } from '@/components/i18n/get-t'
import { RichText } from '@/components/shared/rich-text'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { ProblemDto } from '@/lib/problems/schema'
import { TextField } from './text-field'

/** What is known of a problem at a glance: what it looks like, why it happens, what helps. */
export function OverviewPart({ problem, editable, locale }: { problem: ProblemDto; editable: boolean; locale: Locale }) {
  const t = getT(locale, 'problems')
  const { id, version } = problem
  const shared = { problem: { id, version }, editable }
  return (
    <div className="space-y-4">
      <TextField {...shared} field="description" value={problem.description}>
        <RichText html={problem.descriptionHtml} />
      </TextField>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...shared} field="symptoms" value={problem.symptoms} hint={t('field.symptomsHint')} />
        <TextField {...shared} field="impactText" value={problem.impactText} hint={t('field.impactTextHint')} />
      </div>
      <TextField {...shared} field="errorCode" value={problem.errorCode ?? ''} hint={t('field.errorCodeHint')}>
        <code>{problem.errorCode}</code>
      </TextField>
      <TextField {...shared} field="rootCause" value={problem.rootCause} hint={t('field.rootCauseHint')} />
      <TextField {...shared} field="workaround" value={problem.workaround} hint={t('field.workaroundHint')}>
        <RichText html={problem.workaroundHtml} />
      </TextField>
    </div>
  )
}
