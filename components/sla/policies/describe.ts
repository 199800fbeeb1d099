import type { T } from '@/components/i18n/get-t'
import { formatNumber } from '@/lib/platform/i18n/format'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { PolicyVersionDto } from '@/lib/sla/policies/schema'
import type { Escalation } from '@/lib/sla/types'
import { formatExact } from './duration'
import { METRIC_OF, PRIORITY_KEYS, TARGET_KEYS } from './form'
import type { PolicyReferences } from './references'

/** One thing that a policy says, in words. */
interface PolicyLine {
  /** The same of every version that says it. */
  key: string
  label: string
  value: string
  /** What it means not to say it; absent: nothing. */
  otherwise?: string
}

/** What a version of a policy says, line by line. */
export function describePolicy(
  version: Pick<
    PolicyVersionDto,
    'name' | 'conditions' | 'calendarId' | 'targets' | 'warnPercent' | 'pauseOn' | 'escalations'
  >,
  references: PolicyReferences,
  t: T,
  locale: Locale,
): PolicyLine[] {
  const { conditions, targets } = version
  const gone = t('policies.describe.gone')
  const list = (items: readonly string[]) => new Intl.ListFormat(locale).format(items)
  const calendar = (id: string) => references.calendars.find((known) => known.id === id)?.name ?? gone
  const category = (id: string) => references.categories.find((known) => known.id === id)?.path.join(' › ') ?? gone
  const line = (key: string, label: string, value: string): PolicyLine => ({ key, label, value })
  return [
    line('name', t('policies.describe.name'), version.name),
    line(
      'priorities',
      t('policies.describe.priorities'),
      conditions.priorities
        ? list(conditions.priorities.map((priority) => t(`common.priority.${priority}`)))
        : t('policies.describe.all'),
    ),
    line(
      'categories',
      t('policies.describe.categories'),
      conditions.categoryIds ? list(conditions.categoryIds.map(category)) : t('policies.describe.all'),
    ),
    line('calendar', t('policies.describe.calendar'), calendar(version.calendarId)),
    ...PRIORITY_KEYS.flatMap((priority) => [
      ...TARGET_KEYS.flatMap((key) => {
        const seconds = targets[priority]?.[key]
        if (seconds === undefined) return []
        const label = t('policies.describe.target', { metric: t(`policies.metric.${METRIC_OF[key]}`), priority })
        return [line(`${priority} ${key}`, label, formatExact(seconds))]
      }),
      ...[targets[priority]?.calendarId].flatMap((id) =>
        id
          ? [
              {
                ...line(`${priority} calendar`, t('policies.describe.targetCalendar', { priority }), calendar(id)),
                otherwise: t('policies.form.policyCalendar'),
              },
            ]
          : [],
      ),
    ]),
    line('warn', t('policies.describe.warnPercent'), formatNumber(version.warnPercent / 100, locale, { style: 'percent' })),
    line(
      'pause',
      t('policies.describe.pauseOn'),
      version.pauseOn.length > 0
        ? list(version.pauseOn.map((reason) => t(`common.holdReason.${reason}`)))
        : t('policies.versions.none'),
    ),
    ...version.escalations.map((rule, index) =>
      line(
        `escalation ${index}`,
        t('policies.describe.escalation', { number: index + 1 }),
        ruleText(rule, references, t, list),
      ),
    ),
  ]
}

function ruleText(
  rule: Escalation,
  { teams, people }: PolicyReferences,
  t: T,
  list: (items: readonly string[]) => string,
): string {
  const { on, metrics, notify, assignTeamId, assigneeId, raisePriority } = rule
  const gone = t('policies.describe.gone')
  const when = metrics
    ? `${t(`policies.describe.on.${on}`)} ${t('policies.describe.ofMetrics', { list: list(metrics.map((metric) => t(`policies.metric.${metric}`))) })}`
    : t(`policies.describe.on.${on}`)
  const acts = [
    ...(notify
      ? [
          t('policies.describe.notify', {
            list: list(notify.map((who) => t(`policies.escalation.${who}`).toLowerCase())),
          }),
        ]
      : []),
    ...(assignTeamId
      ? [t('policies.describe.assignTeam', { name: teams.find(({ id }) => id === assignTeamId)?.name ?? gone })]
      : []),
    ...(assigneeId ? [t('policies.describe.assignTo', { name: people[assigneeId] ?? gone })] : []),
    ...(raisePriority ? [t('policies.describe.raise', { steps: raisePriority })] : []),
  ]
  return `${when}: ${acts.join('; ')}`
}

export interface PolicyChange {
  key: string
  label: string
  was: string | null
  is: string | null
}

/** What one version says that the one before did not, and the other way round. */
export function changesBetween(before: readonly PolicyLine[], after: readonly PolicyLine[]): PolicyChange[] {
  const was = new Map(before.map((line) => [line.key, line]))
  const is = new Map(after.map((line) => [line.key, line]))
  return [...new Set([...after, ...before].map(({ key }) => key))].flatMap((key) => {
    const old = was.get(key)
    const now = is.get(key)
    if (old?.value === now?.value) return []
    return [
      {
        key,
        label: now?.label ?? old?.label ?? '',
        was: old?.value ?? now?.otherwise ?? null,
        is: now?.value ?? old?.otherwise ?? null,
      },
    ]
  })
}
