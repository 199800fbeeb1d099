import { readJson, requireBearer } from '../http/access.ts'
import { Refusal, type Request, type Response, type Route } from '../http/server.ts'
import type { Engine } from '../engine.ts'
import { isRefusal } from '../database/database.ts'
import { CHANNEL } from '../database/listener.ts'
import { BadEvent, readEvents, seededIds, type IncomingEvent } from './events/event.ts'
import { receiveEvents } from './events/receive.ts'
import { Refused } from './functions/config.ts'
import { registerApp } from './functions/register.ts'
import { isRecord } from './protocol/reply.ts'
import { isSame } from './protocol/signature.ts'
import { cancelRun } from './runs/cancel.ts'
import { runById, runsOfEvent } from './runs/read.ts'

const BODY_LIMIT = 8 * 1024 * 1024
const EVENTS_LIMIT = 5_000

/** The HTTP side of the job half: what the SDK talks to, and a window on the runs. */
export function jobRoutes(engine: Engine): Route[] {
  return [
    { method: 'POST', pattern: /^\/e\/([^/]+)$/, handle: (request) => postEvents(engine, request) },
    { method: 'POST', pattern: /^\/fn\/register$/, handle: (request) => register(engine, request) },
    {
      method: 'GET',
      pattern: /^\/v1\/events\/([^/]+)\/runs$/,
      handle: (request) => getRuns(engine, request),
    },
    { method: 'GET', pattern: /^\/v1\/runs\/([^/]+)$/, handle: (request) => getRun(engine, request) },
    { method: 'DELETE', pattern: /^\/v1\/runs\/([^/]+)$/, handle: (request) => deleteRun(engine, request) },
  ]
}

/** Answers only after the events are committed. */
async function postEvents(engine: Engine, request: Request): Promise<Response> {
  const [key = ''] = request.params
  if (!isSame(key, engine.env.eventKey)) throw new Refusal(401, 'Event key not found')
  const content = await readJson(request, BODY_LIMIT)
  if (Array.isArray(content) && content.length > EVENTS_LIMIT)
    throw new Refusal(400, `More than ${EVENTS_LIMIT} events`)
  const events = readOrRefuse(() => readEvents(content, seededIds(request.header('x-inngest-event-id-seed'))))
  const ids = await store(engine, events)
  engine.metrics.events += events.length
  engine.wake()
  return { status: 200, body: { ids, status: 200 } }
}

async function store(engine: Engine, events: IncomingEvent[]): Promise<string[]> {
  try {
    return await engine.database.transaction(async (tx) => {
      const ids = await receiveEvents(tx, engine.registry, events)
      await tx.query('select pg_notify($1, $2)', [CHANNEL, 'jobs'])
      return ids
    })
  } catch (error) {
    if (isRefusal(error)) throw new Refusal(400, 'The events cannot be stored')
    throw error
  }
}

async function register(engine: Engine, request: Request): Promise<Response> {
  requireBearer(request, engine.env.signingKey)
  const description = await readJson(request, BODY_LIMIT)
  const url = isRecord(description) && typeof description.url === 'string' ? description.url : ''
  if (!isKnownApp(engine, url))
    throw new Refusal(
      403,
      `ENGINE_APPS does not name the application at ${URL.parse(url)?.origin ?? 'its URL'}`,
    )
  try {
    const modified = await registerApp(engine, description)
    return {
      status: 200,
      body: { status: 200, skipped: !modified, modified, error: 'Successfully registered' },
    }
  } catch (error) {
    if (error instanceof Refused) throw new Refusal(400, error.message)
    throw error
  }
}

/**
 * The SDK lets anybody ask it to register, under the host of their asking; so an engine that was told its
 * applications calls no others.
 */
function isKnownApp(engine: Engine, url: string): boolean {
  const { apps } = engine.env
  const origin = URL.parse(url)?.origin
  return apps.length === 0 || apps.some((app) => new URL(app).origin === origin)
}

async function getRuns(engine: Engine, request: Request): Promise<Response> {
  requireBearer(request, engine.env.signingKey)
  const [id = ''] = request.params
  return { status: 200, body: { data: await runsOfEvent(engine.database, id) } }
}

async function getRun(engine: Engine, request: Request): Promise<Response> {
  requireBearer(request, engine.env.signingKey)
  const [id = ''] = request.params
  const run = await runById(engine.database, id)
  if (!run) throw new Refusal(404, 'There is no such run')
  return { status: 200, body: { data: run } }
}

async function deleteRun(engine: Engine, request: Request): Promise<Response> {
  requireBearer(request, engine.env.signingKey)
  const [id = ''] = request.params
  const cancelled = await cancelRun(engine, id, 'by request')
  if (!cancelled) throw new Refusal(404, 'There is no such run, or it has ended')
  return { status: 200, body: { data: { run_id: id, status: 'Cancelled' } } }
}

function readOrRefuse<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof BadEvent) throw new Refusal(400, error.message)
    throw error
  }
}
