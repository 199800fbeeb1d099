import { createIncident } from '@/lib/incidents/create'
import type { Ctx } from '@/lib/platform/context'
import type { Victim } from './victim'

export type Attack = (ctx: Ctx, victim: Victim) => Promise<unknown>

/** Verbs that name something of another tenant: each way of naming it is an attempt of its own. */
export type Attacks = Record<string, Record<string, Attack>>

/** Queries and verbs that answer from the actor's tenant alone: whatever is asked, nothing of the victim comes back. */
export type Blind = Record<string, Attack>

/** An incident of the attacker's own, to tie something foreign to. */
export const ours = async (ctx: Ctx): Promise<string> => (await createIncident(ctx, { title: 'Ours' })).id
