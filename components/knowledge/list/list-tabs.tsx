import { getT } from '@/components/i18n/get-t'
import { LinkTabs } from '@/components/shared/link-tabs'
import type { Locale } from '@/lib/platform/i18n/locale'
import { type Tab, TABS } from './state'

/** The lists of articles, one beside the other. */
export function ListTabs({ current, locale }: { current: Tab; locale: Locale }) {
  const t = getT(locale, 'knowledge')
  const tabs = TABS.map((tab) => ({ href: tab === 'all' ? '/desk/kb' : `/desk/kb?tab=${tab}`, text: t(`tabs.${tab}`), current: tab === current }))
  return <LinkTabs label={t('tabs.label')} tabs={tabs} />
}
