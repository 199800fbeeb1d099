import { createItem } from '@/lib/assets/create'
import { setItems } from '@/lib/assets/set-items'
import { createProblem } from '@/lib/problems/create'
import { linkIncidents } from '@/lib/problems/incidents/link'
import { publishKnownError } from '@/lib/problems/publication'
import { transitionProblem } from '@/lib/problems/transition'
import { OPEN_PROBLEM_STATUSES } from '@/lib/problems/vocabulary'
import type { Ctx } from '@/lib/platform/context'
import { readTenant } from '@/lib/platform/db/tenant'
import { createTask } from '@/lib/tickets/tasks/create'
import { updateTask } from '@/lib/tickets/tasks/update'
import type { ToldProblem } from './content'
import type { Cast } from './people'
import type { DemoTenant } from './story'

const DAY = 86_400_000

interface Stage {
  as: Cast
  teams: ReadonlyMap<string, string>
  /** When the demo is told; problems count back from here. */
  now: Date
}

/** Who looks after problems that have nobody yet. */
const COORDINATOR = 'l2'

/** Opens the problems that are not there yet, oldest first, and leads each to the state that it is told in. */
export async function seedProblems({ problems = [], stories }: DemoTenant, { as, teams, now }: Stage): Promise<void> {
  if (problems.length === 0) return
  const ctx = as('manager', now)
  const [tickets, categories, items] = await Promise.all([
    readTenant(ctx, (db) => db.ticket.findMany({ select: { id: true, kind: true, title: true } })),
    readTenant(ctx, (db) => db.category.findMany({ select: { id: true, name: true } })),
    readTenant(ctx, (db) => db.configurationItem.findMany({ select: { id: true, name: true } })),
  ])
  const known = new Set(tickets.flatMap(({ kind, title }) => (kind === 'problem' ? [title] : [])))
  const incidentIds = new Map(tickets.flatMap(({ kind, id, title }) => (kind === 'incident' ? [[title, id] as const] : [])))
  const categoryIds = new Map(categories.map(({ id, name }) => [name, id]))
  const itemIds = new Map(items.map(({ id, name }) => [name, id]))

  for (const told of problems.toSorted((a, b) => b.ageDays - a.ageDays)) {
    if (known.has(told.title)) continue
    const itemId = itemIds.get(told.item) ?? (await createItem(ctx, { name: told.item, kind: 'service' })).id
    itemIds.set(told.item, itemId)
    const linked = stories.flatMap(({ problem, title }) => (problem === told.key ? (incidentIds.get(title) ?? []) : []))
    await play(told, { as, teams, now }, { categoryId: categoryIds.get(told.category.at(-1) ?? ''), itemId, linked })
  }
}

interface Found {
  categoryId: string | undefined
  itemId: string
  /** Ids of its incidents. */
  linked: string[]
}

async function play(told: ToldProblem, { as, teams, now }: Stage, { categoryId, itemId, linked }: Found): Promise<void> {
  const { title, description, symptoms, errorCode, rootCause, workaround, fiveWhys, fishbone, urgency, tags } = told
  const lead = told.assignee ?? COORDINATOR
  const opened = now.getTime() - told.ageDays * DAY
  /** A moment of its life so far: 0 when it was opened, 1 now. */
  const at = (share: number): Ctx => as(lead, new Date(opened + (now.getTime() - opened) * share))

  const { id } = await createProblem(at(0), {
    title, description, symptoms, errorCode, rootCause, workaround, fiveWhys, fishbone, urgency, tags, categoryId,
    impact: told.impactLevel,
    impactText: told.impact,
    teamId: teams.get(told.team),
    ...(told.assignee && { assigneeId: userId(at(0)) }),
  })
  await setItems(at(0.01), 'problem', id, { itemIds: [itemId] })
  for (const { title: task, assignee, dueInDays, status } of told.tasks) {
    const dueAt = new Date(now.getTime() + dueInDays * DAY).toISOString()
    const made = await createTask(at(0.1), 'problem', id, { title: task, assigneeId: userId(as(assignee, now)), dueAt })
    if (status === 'done') await updateTask(at(0.5), made.id, { status: 'done' })
  }
  // The way to its state; what becomes known on it is published before the end of the work.
  const way = wayTo(told.status)
  const ends = way.findIndex((to) => !OPEN_PROBLEM_STATUSES.some((open) => open === to))
  const before = ends < 0 ? way : way.slice(0, ends)
  for (const [index, to] of before.entries()) await transitionProblem(at(0.02 + index * 0.1), id, { to })
  if (told.knownError) await publishKnownError(at(0.3), id, { audience: told.audience ?? 'agents' })
  for (const [index, to] of way.slice(before.length).entries())
    await transitionProblem(at(0.6 + index * 0.3), id, { to, ...(to === 'resolved' && { resolution: told.resolution }) })
  if (linked.length > 0) await linkIncidents(at(0.99), id, { incidents: linked, via: 'bulk' })
}

const LIFE = ['assess', 'root_cause_analysis', 'fix_in_progress', 'resolved', 'closed'] as const

const wayTo = (status: ToldProblem['status']) => LIFE.slice(0, LIFE.findIndex((step) => step === status) + 1)

function userId({ actor }: Ctx): string {
  if (actor.kind !== 'user') throw new TypeError('The demo is played by people')
  return actor.id
}
