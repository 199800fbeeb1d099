import type { TenantSettings } from '@/lib/platform/tenancy/settings'
import type { Level } from './vocabulary'

export type PriorityMatrix = TenantSettings['priorityMatrix']

/** The priority, 1 to 5, that the tenant's matrix gives for an impact and an urgency. */
export const derivePriority = (matrix: PriorityMatrix, impact: Level, urgency: Level): number => matrix[impact][urgency]
