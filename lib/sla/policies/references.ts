import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { listCalendars } from '@/lib/sla/calendars/queries'
import { listCategories } from '@/lib/tickets/categories/queries'
import { findNames } from '@/lib/tickets/lookup/names'
import { findTeams } from '@/lib/tickets/lookup/teams'
import { workingDay } from './rules'
import type { PolicyDto } from './schema'

/** What an editor of policies offers, and the names of what the given ones refer to. */
export async function listPolicyReferences(ctx: Ctx, policies: readonly Pick<PolicyDto, 'escalations'>[]) {
  authorize(ctx, 'sla.manage')
  const assignees = policies.flatMap(({ escalations }) => escalations.flatMap(({ assigneeId }) => assigneeId ?? []))
  const [calendars, categories, teams, people] = await Promise.all([
    listCalendars(ctx),
    listCategories(ctx),
    findTeams(ctx),
    findNames(ctx, [...new Set(assignees)]),
  ])
  return {
    calendars: calendars.map(({ id, name, week }) => ({ id, name, workingDay: workingDay(week) })),
    categories: categories.map(({ id, path }) => ({ id, path })),
    teams: teams.map(({ id, name }) => ({ id, name })),
    people: Object.fromEntries(people),
  }
}
