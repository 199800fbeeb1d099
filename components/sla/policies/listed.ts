import type { T } from '@/components/i18n/get-t'
import type { Locale } from '@/lib/platform/i18n/locale'
import { isCatchAll } from '@/lib/sla/policies/rules'
import type { PolicyDto } from '@/lib/sla/policies/schema'
import { formatExact } from './duration'
import { METRIC_OF, PRIORITY_KEYS, TARGET_KEYS } from './form'
import type { ListedPolicy } from './policy-item'
import type { PolicyReferences } from './references'

/** A policy in the words of its list. */
export function listedPolicy(
  policy: PolicyDto,
  references: PolicyReferences,
  outdated: number,
  t: T,
  locale: Locale,
): ListedPolicy {
  const { id, name, version, conditions, calendarId, targets } = policy
  const list = (items: readonly string[]) => new Intl.ListFormat(locale).format(items)
  const { priorities, categoryIds } = conditions
  const inCategories = categoryIds?.map(
    (known) => references.categories.find((category) => category.id === known)?.path.at(-1) ?? '…',
  )
  return {
    id,
    name,
    version,
    catchAll: isCatchAll(conditions),
    conditions: [
      ...(priorities
        ? [t('policies.list.priorities', { count: priorities.length, list: list(priorities.map(String)) })]
        : []),
      ...(inCategories ? [t('policies.list.inCategories', { list: list(inCategories) })] : []),
    ],
    calendar: references.calendars.find((calendar) => calendar.id === calendarId)?.name ?? '',
    targets: PRIORITY_KEYS.flatMap((key) => {
      const promises = TARGET_KEYS.flatMap((metric) => {
        const seconds = targets[key]?.[metric]
        return seconds === undefined ? [] : [{ metric: METRIC_OF[metric], time: formatExact(seconds) }]
      })
      return promises.length > 0 ? [{ priority: Number(key), promises }] : []
    }),
    outdated,
  }
}
