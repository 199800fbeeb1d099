import { assignIncident, takeIncident } from '@/lib/incidents/assign'
import { addComment } from '@/lib/incidents/comment'
import { createIncident } from '@/lib/incidents/create'
import { transitionIncident } from '@/lib/incidents/transition'
import { updateIncident } from '@/lib/incidents/update'
import type { Ctx } from '@/lib/platform/context'
import { readTenant } from '@/lib/platform/db/tenant'
import type { Cast } from './people'
import type { DemoTenant, Step, Story } from './story'

const HOUR = 3_600_000

interface Stage {
  as: Cast
  teams: ReadonlyMap<string, string>
  categories: ReadonlyMap<string, string>
  /** When the demo is told; stories count back from here. */
  now: Date
}

/** Plays the stories that are not there yet, oldest first, so that numbers rise with time. */
export async function seedIncidents(demo: DemoTenant, stage: Omit<Stage, 'categories'>): Promise<void> {
  const ctx = stage.as(demo.people[0].login, stage.now)
  const [known, categories] = await Promise.all([
    readTenant(ctx, (db) => db.ticket.findMany({ select: { title: true } })),
    readTenant(ctx, (db) => db.category.findMany({ select: { id: true, name: true } })),
  ])
  const titles = new Set(known.map(({ title }) => title))
  const byName = new Map(categories.map(({ id, name }) => [name, id]))
  for (const story of demo.stories.toSorted((a, b) => b.hoursAgo - a.hoursAgo))
    if (!titles.has(story.title)) await play(story, { ...stage, categories: byName })
}

async function play(story: Story, { as, teams, categories, now }: Stage): Promise<void> {
  const opened = now.getTime() - story.hoursAgo * HOUR
  const at = (hours: number) => new Date(opened + hours * HOUR)
  const idOf = (login: string) => userId(as(login, now))
  const { title, description, impact, urgency, channel, tags, requester, by = requester } = story
  const [top, below = top] = story.category

  const { id } = await createIncident(as(by, at(0)), {
    title,
    description,
    impact,
    urgency,
    channel,
    categoryId: categories.get(below),
    ...(by !== requester && { requesterId: idOf(requester) }),
    ...(by !== requester && tags && { tags }),
  })
  // Somebody routes it within minutes, before anything else happens; what a requester opens has neither team nor tags.
  const routed = at(Math.min(0.05, (story.steps[0]?.after ?? story.hoursAgo) / 2))
  if (story.team) await assignIncident(as('agent', routed), id, { teamId: teams.get(story.team) })
  if (by === requester && tags?.length) await updateIncident(as('agent', routed), id, { tags })
  for (const step of story.steps) await take(step, as(step.by, at(step.after)), id, idOf, teams)
}

async function take(
  step: Step,
  ctx: Ctx,
  id: string,
  idOf: (login: string) => string,
  teams: ReadonlyMap<string, string>,
): Promise<unknown> {
  if ('take' in step) return takeIncident(ctx, id)
  if ('reply' in step) return addComment(ctx, id, { body: step.reply, visibility: 'public' })
  if ('note' in step) return addComment(ctx, id, { body: step.note, visibility: 'internal' })
  if ('start' in step) return transitionIncident(ctx, id, { to: 'in_progress' })
  if ('hold' in step) return transitionIncident(ctx, id, { to: 'on_hold', holdReason: step.hold, comment: step.say })
  if ('close' in step) return transitionIncident(ctx, id, { to: 'closed' })
  if ('cancel' in step)
    return transitionIncident(ctx, id, { to: 'cancelled', comment: step.cancel, commentVisibility: 'public' })
  if ('resolve' in step)
    return transitionIncident(ctx, id, { to: 'resolved', resolutionCode: step.resolve, resolution: step.how })
  const { to, team } = step.assign
  return assignIncident(ctx, id, { ...(to && { assigneeId: idOf(to) }), ...(team && { teamId: teams.get(team) }) })
}

function userId({ actor }: Ctx): string {
  if (actor.kind !== 'user') throw new TypeError('The demo is played by people')
  return actor.id
}
