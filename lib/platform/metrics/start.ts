import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { collectDefaultMetrics } from 'prom-client'
import { z } from 'zod'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { processWide } from '@/lib/platform/process-wide'
import { instruments } from './instruments'
import { requestObserver } from './requests'
import { routeClasses } from './route-class'

/** How often the delay of the event loop is looked at, in milliseconds. */
const LOOP_PRECISION = 20

/** Begins to measure this process: requests, memory, garbage collection, the event loop. A second call does nothing. */
export function startMetrics(): void {
  processWide('metrics.request-observer', () => {
    collectDefaultMetrics({ register: instruments().registry, eventLoopMonitoringPrecision: LOOP_PRECISION })
    return requestObserver(routeClasses(routePatterns()))
  })
}

/** The routes of this build. Without them requests are counted under one name. */
function routePatterns(): string[] {
  const file = join(process.cwd(), env.FAROL_DIST_DIR, 'app-path-routes-manifest.json')
  try {
    return Object.values(z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8'))))
  } catch (error) {
    log().info({ error }, 'Requests are not told apart in the metrics: no list of routes')
    return []
  }
}
