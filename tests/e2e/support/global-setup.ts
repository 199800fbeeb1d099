import { urlAs } from '@/scripts/lib/roles.mjs'
import { jobsOn, liveOn, startEngine, untilEngineReady } from '../../support/engine'
import { freePort } from '../../support/free-port'
import { copyName, openTestServer, ROLE_PASSWORD, withClient } from '../../support/test-server'
import { endWeb, startWeb, TEST_SECRET } from './web'

/**
 * Starts the production build and its engine on a database of their own, once for the run. Tests share the
 * processes and part by tenants.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const run = process.pid
  const server = await openTestServer(run)
  const name = copyName(run, 'e2e')
  await withClient(server.url('postgres'), (client) => client.query(`CREATE DATABASE "${name}" TEMPLATE "${server.template}"`))
  const port = await freePort()
  const url = server.url(name)
  const engine = await startEngine('e2e-engine', { databaseUrl: url, app: `http://127.0.0.1:${port}/api/inngest` })
  // Workers start after this and inherit it.
  Object.assign(process.env, {
    DATABASE_URL: url,
    DATABASE_APP_URL: urlAs(url, 'farol_app', ROLE_PASSWORD),
    DATABASE_SYSTEM_URL: urlAs(url, 'farol_system', ROLE_PASSWORD),
    FAROL_SECRET: TEST_SECRET,
    FAROL_ROOT_DOMAIN: 'localhost',
    FAROL_PUBLIC_PORT: String(port),
    FAROL_STORAGE: '.data/test/e2e-files',
    // The local mailbox is looked into, and one address signs in often.
    FAROL_DEMO: '1',
    FAROL_ALLOW_PRIVATE_HOSTS: '1',
    RATE_LIMIT_FACTOR: '1000',
    LOG_LEVEL: 'warn',
    AUTH_TRUST_HOST: 'true',
    ...jobsOn(engine.port),
    ...liveOn(engine.port),
  })
  try {
    const web = await startWeb('e2e-web', port, {})
    await untilEngineReady(engine)
    return async () => {
      await endWeb(web)
      await engine.stop()
      await server.close()
    }
  } catch (error) {
    await engine.stop()
    await server.close()
    throw error
  }
}
