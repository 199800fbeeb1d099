import { getT } from '@/components/i18n/get-t'
import { LinkTabs } from '@/components/shared/link-tabs'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { TABS, type Tab } from './state'

/** The queues of problems, one beside the other; the bin for whoever may delete. */
export function QueueTabs({ current, ctx }: { current: Tab; ctx: Ctx }) {
  const t = getT(ctx.locale, 'problems')
  const tabs = TABS.filter((tab) => tab !== 'bin' || can(ctx, 'problem.delete')).map((tab) => ({
    href: tab === 'open' ? '/desk/problems' : `/desk/problems?tab=${tab}`,
    text: t(`tabs.${tab}`),
    current: tab === current,
  }))
  return <LinkTabs label={t('columns.label')} tabs={tabs} />
}
