import { getT } from '@/components/i18n/get-t'
import { LinkTabs } from '@/components/shared/link-tabs'
import type { Locale } from '@/lib/platform/i18n/locale'
import { TABS, type Tab } from './state'

/** The queues of problems, one beside the other. */
export function QueueTabs({ current, locale }: { current: Tab; locale: Locale }) {
  const t = getT(locale, 'problems')
  const tabs = TABS.map((tab) => ({
    href: tab === 'open' ? '/desk/problems' : `/desk/problems?tab=${tab}`,
    text: t(`tabs.${tab}`),
    current: tab === current,
  }))
  return <LinkTabs label={t('columns.label')} tabs={tabs} />
}
