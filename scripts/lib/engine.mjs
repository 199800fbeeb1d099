/**
 * The engine: the process that runs background jobs on this machine and carries live updates. Where a real Inngest serves, whose address
 * is INNGEST_BASE_URL, there is none; nor with FAROL_ENGINE=0.
 */

import { get } from 'node:http'
import { reachable } from './listen-address.mjs'
import { Problem } from './say.mjs'

/** It is reached by the web process alone. */
const HOST = '127.0.0.1'

/** The arguments with which this Node runs it. */
export const engineArgs = ['engine/main.ts']

/** @param {Record<string, string | undefined>} [environment] */
export function hasEngine(environment = process.env) {
  return !environment.INNGEST_BASE_URL && environment.FAROL_ENGINE !== '0'
}

/**
 * The port of the engine: the one above the web process's, unless ENGINE_PORT names another.
 *
 * @param {number} webPort
 * @param {Record<string, string | undefined>} [environment]
 */
export function enginePort(webPort, environment = process.env) {
  const port = Number(environment.ENGINE_PORT || webPort + 1)
  if (Number.isInteger(port) && port >= 1 && port <= 65535 && port !== webPort) return port
  throw new Problem(`ENGINE_PORT must be a number from 1 to 65535 other than PORT, not "${environment.ENGINE_PORT || port}"`)
}

/**
 * What tells the application where its jobs run, and how both prove who they are.
 *
 * @param {{port: number, secrets: Record<string, string>}} web the port of the web process
 * @param {Record<string, string | undefined>} [given]
 */
export function jobsEnvironment({ port, secrets }, given = process.env) {
  if (!hasEngine(given)) return {}
  return {
    INNGEST_BASE_URL: `http://${HOST}:${enginePort(port, given)}`,
    INNGEST_EVENT_KEY: given.INNGEST_EVENT_KEY || secrets.INNGEST_EVENT_KEY,
    INNGEST_SIGNING_KEY: given.INNGEST_SIGNING_KEY || secrets.INNGEST_SIGNING_KEY,
  }
}

/**
 * What tells the application where its live updates go: the engine, unless Pusher Channels or another server is named.
 *
 * @param {{port: number, secrets: Record<string, string>}} web the port of the web process
 * @param {Record<string, string | undefined>} [given]
 */
export function liveEnvironment({ port, secrets }, given = process.env) {
  if (!hasEngine(given) || given.PUSHER_CLUSTER || given.PUSHER_HOST) return {}
  return {
    PUSHER_HOST: HOST,
    PUSHER_PORT: String(enginePort(port, given)),
    PUSHER_APP_ID: 'farol',
    PUSHER_KEY: given.PUSHER_KEY || secrets.PUSHER_KEY,
    PUSHER_SECRET: given.PUSHER_SECRET || secrets.PUSHER_SECRET,
  }
}

/** Secrets and places of the application, which the engine does not need. */
const FOREIGN = /^(DATABASE_|FAROL_|S3_|AUTH_|METRICS_|INNGEST_BASE_URL$|PORT$)/

/**
 * The environment of the engine, which is reached over this machine alone and calls the web process there.
 *
 * @param {Record<string, string | undefined>} env of the web process
 * @param {string} databaseUrl as the role that owns the engine's schema
 */
export function engineEnvironment(env, databaseUrl) {
  const port = Number(env.PORT)
  const isLive = env.PUSHER_HOST === HOST && env.PUSHER_PORT === String(enginePort(port, env))
  const kept = Object.entries(env).filter(([name]) => !FOREIGN.test(name) && (isLive || !name.startsWith('PUSHER_')))
  return {
    ...Object.fromEntries(kept),
    NODE_ENV: env.NODE_ENV ?? 'production',
    DATABASE_ENGINE_URL: databaseUrl,
    ENGINE_HOST: HOST,
    ENGINE_PORT: String(enginePort(port, env)),
    ENGINE_APPS: `http://${reachable(env)}:${port}/api/inngest`,
  }
}

/** Whether the engine can work: it has its database, and knows the functions of the web process. */
export function isEngineReady(port) {
  return new Promise((resolve) => {
    const request = get({ host: HOST, port, path: '/health', timeout: 5000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.once('error', () => resolve(false))
    request.once('timeout', () => request.destroy())
  })
}
