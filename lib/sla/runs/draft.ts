import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { compileCalendar } from '@/lib/sla/calendar/compile'
import type { ActivePolicy, SlaSetup } from '@/lib/sla/match'
import { orderWith } from '@/lib/sla/policies/rules'
import { definitionOf } from '@/lib/sla/policies/store'
import { slaSetup } from '@/lib/sla/setup'
import { DRAFT_VERSION, type Draft } from './replay'
import type { DryRunInput } from './schema'

/** The draft of a dry run among what is in force, ready to be replayed. */
export async function prepareDraft(ctx: Ctx, input: DryRunInput): Promise<Draft> {
  if (input.kind === 'calendar') {
    return { kind: 'calendar', id: input.id ?? newId(), times: compileCalendar(input.draft) }
  }
  const setup = await slaSetup(ctx)
  const definition = definitionOf(input.draft)
  const current = setup.policies.find(({ id }) => id === input.id)
  const policy = {
    id: current?.id ?? input.id ?? newId(),
    version: DRAFT_VERSION,
    name: current?.name ?? '',
    definition,
  }
  return { kind: 'policy', policy, setup: withPolicy(setup, policy, input.position) }
}

/** @param position of one that is not there yet */
function withPolicy(setup: SlaSetup, policy: ActivePolicy, position: number | undefined): SlaSetup {
  const { policies } = setup
  if (policies.some(({ id }) => id === policy.id))
    return { ...setup, policies: policies.map((known) => (known.id === policy.id ? policy : known)) }
  const placed = policies.map(({ id, definition }) => ({ id, conditions: definition.conditions }))
  const order = orderWith(placed, { id: policy.id, conditions: policy.definition.conditions }, position)
  const byId = new Map([...policies, policy].map((known) => [known.id, known]))
  return { ...setup, policies: order.flatMap((id) => byId.get(id) ?? []) }
}
