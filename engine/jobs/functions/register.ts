import { CHANNEL } from '../../database/listener.ts'
import type { Engine } from '../../engine.ts'
import { digest } from '../ids.ts'
import { isRecord } from '../protocol/reply.ts'
import { nextTick, readFunction, Refused } from './config.ts'

/** Tells the other engines to load the functions anew. */
export const FUNCTIONS_CHANGED = 'functions'

/**
 * Stores an application's functions as the SDK describes them; those that it no longer has start nothing any more.
 * Gives whether anything changed. Throws Refused, and changes nothing, when a function uses what this engine lacks.
 */
export async function registerApp(engine: Engine, description: unknown): Promise<boolean> {
  if (!isRecord(description) || !Array.isArray(description.functions))
    throw new Refused('No functions are described')
  const appId = [description.app_id, description.appName].find((id) => typeof id === 'string' && id !== '')
  if (typeof appId !== 'string') throw new Refused('The application has no id')
  const url = typeof description.url === 'string' ? description.url : ''
  const sdk = typeof description.sdk === 'string' ? description.sdk : ''
  const configs: unknown[] = description.functions
  const functions = configs.map((config) => ({ ...readFunction(config), config }))
  const checksum = digest(url, sdk, configs)

  const changed = await engine.database.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext('engine.app'), hashtext($1))", [appId])
    const [before] = await tx.query<{ checksum: string }>('select checksum from engine.app where id = $1', [
      appId,
    ])
    await tx.query(
      `insert into engine.app (id, url, sdk, checksum) values ($1, $2, $3, $4)
       on conflict (id) do update set url = $2, sdk = $3, checksum = $4, synced_at = now()`,
      [appId, url, sdk, checksum],
    )
    if (before?.checksum === checksum) return false
    const ids = functions.map(({ id }) => id)
    await tx.query('update engine.function set active = false where app_id = $1 and id <> all($2)', [
      appId,
      ids,
    ])
    await tx.query(
      `insert into engine.function (id, app_id, config) select id, $1, config
       from json_to_recordset($2) as row(id text, config json)
       on conflict (id) do update set app_id = $1, config = excluded.config, active = true`,
      [appId, JSON.stringify(functions.map(({ id, config }) => ({ id, config })))],
    )
    const schedules = functions.flatMap(({ id, crons }) => crons.map((expression) => ({ id, expression })))
    await tx.query(
      `delete from engine.cron where function_id in (select id from engine.function where app_id = $1)
         and (function_id, expression) not in (
           select id, expression from json_to_recordset($2) as row(id text, expression text))`,
      [appId, JSON.stringify(schedules)],
    )
    const [clock] = await tx.query<{ now: Date }>('select now() as now')
    for (const { id, expression } of schedules)
      await tx.query(
        `insert into engine.cron (function_id, expression, next_at)
         values ($1, $2, coalesce($3::timestamptz, 'infinity'))
         on conflict (function_id, expression) do nothing`,
        [id, expression, clock && nextTick(expression, clock.now)],
      )
    await tx.query('select pg_notify($1, $2)', [CHANNEL, FUNCTIONS_CHANGED])
    return true
  })
  if (changed) {
    await engine.registry.load(engine.database)
    engine.log.info({ app: appId, functions: functions.length }, 'Registered an application')
  }
  return changed
}
