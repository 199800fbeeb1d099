import 'server-only'
import { identitiesChanged } from '@/lib/platform/auth/freshness'
import { systemTransaction } from '@/lib/platform/db/system'
import { Conflict } from '@/lib/platform/errors'
import { planSchema } from './plan'
import { placeOf, STEPS } from './steps'

interface Row {
  status: string
  step: string
  plan: unknown
}

/** Runs what is left of a sign-up, here and now. @throws as `runStep` */
export async function runSteps(id: string): Promise<void> {
  for (const { name } of STEPS) await runStep(id, name)
}

/**
 * Runs one step of a sign-up and writes it down, in one transaction with the sign-up's row locked: a step that was
 * taken is not taken again, and none for a sign-up that was given up meanwhile. The plan goes with the last.
 * @throws Conflict when it was given up
 */
export async function runStep(id: string, name: string): Promise<void> {
  const step = STEPS[placeOf(name)]
  if (!step) throw new Error(`A sign-up has no step ${name}`)
  const isLast = step === STEPS.at(-1)
  await systemTransaction(async (sql) => {
    const [row] = await sql<Row>('select status, step, plan from provisioning where id = $1 for update', [id])
    if (row && row.status !== 'rolled_back' && placeOf(row.step) >= placeOf(name)) return
    if (row?.status !== 'running') throw new Conflict('This sign-up was given up')
    await sql('update provisioning set step = $2 where id = $1', [id, name])
    await step.run(sql, planSchema.parse(row.plan))
    if (isLast) await sql(`update provisioning set status = 'done', plan = null, finished_at = now() where id = $1`, [id])
  })
  // That the address is unknown may have been kept a moment ago; the next request is the admin's own.
  if (isLast) identitiesChanged(id)
}
