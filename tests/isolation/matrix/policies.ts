import { newId } from '@/lib/platform/ids'
import type { Ctx } from '@/lib/platform/context'
import { archivePolicy } from '@/lib/sla/policies/archive'
import { createPolicy } from '@/lib/sla/policies/create'
import { countOutdated, getPolicy, listPolicies, listPolicyVersions } from '@/lib/sla/policies/queries'
import { listPolicyReferences } from '@/lib/sla/policies/references'
import { reorderPolicies } from '@/lib/sla/policies/reorder'
import { updatePolicy } from '@/lib/sla/policies/update'
import { cancelDryRun } from '@/lib/sla/runs/cancel'
import { countOpen } from '@/lib/sla/runs/move'
import { getDryRun, getMove } from '@/lib/sla/runs/queries'
import { startDryRun } from '@/lib/sla/runs/start-dry-run'
import { readRun, resumeRun } from '@/lib/sla/runs/store'
import type { Attack, Attacks, Blind } from './attack'

const targets = (more: object = {}) => ({ 3: { resolution: 60, ...more } })

/** A policy as the attacker's own tenant could have it, but for what is said. */
const draft = async (ctx: Ctx, more: object = {}) => {
  const [standard] = await listPolicies(ctx)
  return { calendarId: standard?.calendarId, targets: targets(), ...more }
}

/** Each way in which a policy can name something of another tenant. */
const naming = (attempt: (ctx: Ctx, more: object) => Promise<unknown>): Record<string, Attack> => ({
  calendar: (ctx, { ids }) => attempt(ctx, { calendarId: ids.calendar }),
  'calendar of a priority': (ctx, { ids }) => attempt(ctx, { targets: targets({ calendarId: ids.calendar }) }),
  category: (ctx, { ids }) => attempt(ctx, { conditions: { categoryIds: [ids.category] } }),
  team: (ctx, { ids }) => attempt(ctx, { escalations: [{ on: 'breach', assignTeamId: ids.team }] }),
  person: (ctx, { ids }) => attempt(ctx, { escalations: [{ on: 'breach', assigneeId: ids.user }] }),
})

const create = async (ctx: Ctx, more: object = {}) => createPolicy(ctx, { name: newId(), ...(await draft(ctx, more)) })

export const policyAttacks: Attacks = {
  'lib/sla/policies/archive.ts#archivePolicy': { policy: (ctx, { ids }) => archivePolicy(ctx, ids.policy) },
  'lib/sla/policies/create.ts#createPolicy': naming(create),
  'lib/sla/policies/queries.ts#getPolicy': { policy: (ctx, { ids }) => getPolicy(ctx, ids.policy) },
  'lib/sla/policies/queries.ts#listPolicyVersions': { policy: (ctx, { ids }) => listPolicyVersions(ctx, ids.policy) },
  'lib/sla/policies/reorder.ts#reorderPolicies': {
    policy: async (ctx, { ids }) =>
      reorderPolicies(ctx, { ids: [ids.policy, ...(await listPolicies(ctx)).map(({ id }) => id)] }),
  },
  'lib/sla/policies/update.ts#updatePolicy': {
    policy: (ctx, { ids }) => updatePolicy(ctx, ids.policy, { name: 'Taken over' }),
    ...naming(async (ctx, more) => updatePolicy(ctx, (await create(ctx)).id, more)),
  },
  'lib/sla/runs/cancel.ts#cancelDryRun': { run: (ctx, { ids }) => cancelDryRun(ctx, ids.slaRun) },
  'lib/sla/runs/queries.ts#getDryRun': { run: (ctx, { ids }) => getDryRun(ctx, ids.slaRun) },
  'lib/sla/runs/queries.ts#getMove': { run: (ctx, { ids }) => getMove(ctx, ids.slaRun) },
  'lib/sla/runs/start-dry-run.ts#startDryRun': {
    policy: async (ctx, { ids }) => startDryRun(ctx, { kind: 'policy', id: ids.policy, draft: await draft(ctx) }),
    ...naming(async (ctx, more) => startDryRun(ctx, { kind: 'policy', draft: await draft(ctx, more) })),
  },
  'lib/sla/runs/store.ts#readRun': { run: (ctx, { ids }) => readRun(ctx, 'dry_run', ids.slaRun) },
}

export const policyBlind: Blind = {
  'lib/sla/policies/queries.ts#countOutdated': async (ctx) => [...(await countOutdated(ctx))],
  'lib/sla/policies/queries.ts#listPolicies': (ctx) => listPolicies(ctx, { archived: true }),
  'lib/sla/policies/references.ts#listPolicyReferences': (ctx, { ids }) =>
    listPolicyReferences(ctx, [{ escalations: [{ on: 'breach', assigneeId: ids.user }] }]),
  'lib/sla/runs/move.ts#countOpen': (ctx) => countOpen(ctx),
  'lib/sla/runs/store.ts#resumeRun': (ctx, { ids }) => resumeRun(ctx, ids.slaRun),
}

export const policyAside: Record<string, string> = {
  'lib/sla/runs/draft.ts#prepareDraft': 'part of a run that was fetched for the tenant',
  'lib/sla/runs/dry-run.ts#countConcerned': 'part of a run that was fetched for the tenant',
  'lib/sla/runs/dry-run.ts#dryRunSlice': 'part of a run that was fetched for the tenant',
  'lib/sla/runs/move.ts#moveSlice': 'part of a run that was fetched for the tenant',
}
