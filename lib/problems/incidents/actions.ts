'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { acceptProposal, dismissProposal } from '../trends/decide'
import { findTrends } from '../trends/find'
import { linkIncidents } from './link'
import type { linkIncidentsInput } from './schema'
import { similarIncidents } from './similar'
import { unlinkIncident } from './unlink'

export const linkIncidentsAction = action(async (ctx, problem: string, input: z.input<typeof linkIncidentsInput>) => {
  const outcome = await linkIncidents(ctx, problem, input)
  refresh()
  return outcome
})

export const unlinkIncidentAction = action(async (ctx, incident: string) => {
  await unlinkIncident(ctx, incident)
  refresh()
  return null
})

export const similarIncidentsAction = action((ctx, problem: string) => similarIncidents(ctx, problem))

export const findTrendsAction = action(async (ctx) => {
  const result = await findTrends(ctx)
  refresh()
  return result
})

export const acceptProposalAction = action(async (ctx, id: string) => {
  const { number } = await acceptProposal(ctx, id)
  return { number }
})

export const dismissProposalAction = action(async (ctx, id: string) => {
  await dismissProposal(ctx, id)
  refresh()
  return null
})
