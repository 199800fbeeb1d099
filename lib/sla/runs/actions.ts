'use server'

import { action } from '@/lib/people/action-context'
import { cancelDryRun } from './cancel'
import { startDryRun } from './start-dry-run'
import type { DryRunRequest } from './vocabulary'

export const startDryRunAction = action((ctx, input: DryRunRequest) => startDryRun(ctx, input))

export const cancelDryRunAction = action((ctx, id: string) => cancelDryRun(ctx, id))
