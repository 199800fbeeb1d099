import 'server-only'
import { Middleware } from 'inngest'
import { z } from 'zod'
import { log } from '@/lib/platform/log'
import { countJob } from './stats'

const carriesTenant = z.object({ tenantId: z.string() })

/** Counts runs and their time, and logs what fails with its run and tenant. */
export class Watch extends Middleware.BaseMiddleware {
  readonly id = 'farol.watch'

  override async wrapRequest({ fn, next }: Middleware.WrapRequestArgs): Promise<Middleware.Response> {
    const started = performance.now()
    try {
      return await next()
    } finally {
      if (fn) countJob(fn.opts.id, { calls: 1, seconds: (performance.now() - started) / 1_000 })
    }
  }

  override onRunComplete({ fn }: Middleware.OnRunCompleteArgs): void {
    countJob(fn.opts.id, { completed: 1 })
  }

  override onRunError({ fn, ctx, error, isFinalAttempt }: Middleware.OnRunErrorArgs): void {
    countJob(fn.opts.id, isFinalAttempt ? { failed: 1 } : { retried: 1 })
    const facts = { job: fn.opts.id, ...factsOf(ctx), error }
    if (isFinalAttempt) log().error(facts, 'A job failed')
    else log().warn(facts, 'A job failed and is tried again')
  }

  override onStepError({ fn, ctx, error, isFinalAttempt, stepInfo }: Middleware.OnStepErrorArgs): void {
    // What a step throws for good comes up again as the error of its run.
    if (isFinalAttempt) return
    countJob(fn.opts.id, { retried: 1 })
    log().warn({ job: fn.opts.id, step: stepInfo.options.id, ...factsOf(ctx), error }, 'A step failed and is tried again')
  }
}

function factsOf({ runId, attempt, event }: Middleware.OnRunErrorArgs['ctx']) {
  return { runId, attempt, tenantId: carriesTenant.safeParse(event.data).data?.tenantId }
}
