import { describe, expect, it } from 'vitest'
import { runtimeEnvironment } from '@/scripts/lib/runtime-environment.mjs'

const database = {
  embedded: true,
  reused: false,
  url: 'postgresql://owner@127.0.0.1/farol',
  appUrl: 'postgresql://farol_app@127.0.0.1/farol',
  systemUrl: 'postgresql://farol_system@127.0.0.1/farol',
  engineUrl: 'postgresql://farol_engine@127.0.0.1/farol',
  isAlive: () => true,
  close: async () => undefined,
}

const web = { port: 3000, secrets: { FAROL_SECRET: 'kept', INNGEST_EVENT_KEY: 'event', INNGEST_SIGNING_KEY: 'signkey-test-00' } }

describe('the environment of the web process', () => {
  it('does not have the address of the database owner', () => {
    const env = runtimeEnvironment(database, web, { DATABASE_URL: 'postgresql://owner@db/farol' })
    expect(env).not.toHaveProperty('DATABASE_URL')
    expect(env).toMatchObject({ DATABASE_APP_URL: database.appUrl, DATABASE_SYSTEM_URL: database.systemUrl })
  })

  it('is a demo on the embedded database only', () => {
    expect(runtimeEnvironment(database, web, {})).toMatchObject({ FAROL_DEMO: '1' })
    expect(runtimeEnvironment(database, web, { FAROL_DEMO: '0' })).toMatchObject({ FAROL_DEMO: '0' })
    const given = runtimeEnvironment({ ...database, embedded: false }, web, { FAROL_DEMO: '1' })
    expect(given).toMatchObject({ FAROL_DEMO: '0' })
  })

  it('is a demo under the names of this machine only', () => {
    expect(runtimeEnvironment(database, web, { FAROL_ROOT_DOMAIN: 'farol.localhost' })).toMatchObject({ FAROL_DEMO: '1' })
    for (const FAROL_ROOT_DOMAIN of ['desk.example.com', 'localhost,desk.example.com', 'notlocalhost']) {
      expect(runtimeEnvironment(database, web, { FAROL_ROOT_DOMAIN })).toMatchObject({ FAROL_DEMO: '0' })
      expect(() => runtimeEnvironment(database, web, { FAROL_ROOT_DOMAIN, FAROL_DEMO: '1' })).toThrow('needs the root domain localhost')
    }
  })

  it('keeps what was given and fills in the rest', () => {
    const env = runtimeEnvironment(database, web, {
      FAROL_ROOT_DOMAIN: 'desk.example.com',
      FAROL_PUBLIC_PORT: '443',
    })
    expect(env).toMatchObject({
      FAROL_ROOT_DOMAIN: 'desk.example.com',
      FAROL_PUBLIC_PORT: '443',
      PORT: '3000',
    })
    expect(runtimeEnvironment(database, web, {})).toMatchObject({
      FAROL_ROOT_DOMAIN: 'localhost',
      FAROL_PUBLIC_PORT: '3000',
    })
  })
})
