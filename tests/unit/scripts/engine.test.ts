import { describe, expect, it } from 'vitest'
import { engineEnvironment, enginePort, hasEngine, jobsEnvironment, liveEnvironment } from '@/scripts/lib/engine.mjs'

const secrets = { INNGEST_EVENT_KEY: 'kept-event', INNGEST_SIGNING_KEY: 'signkey-kept-00' }
const web = { port: 3000, secrets }

describe('the engine', () => {
  it('runs unless a real Inngest serves, or it was switched off', () => {
    expect(hasEngine({})).toBe(true)
    expect(hasEngine({ INNGEST_BASE_URL: 'https://inngest.example.com' })).toBe(false)
    expect(hasEngine({ FAROL_ENGINE: '0' })).toBe(false)
  })

  it('has the port above the web process, or the one that was given', () => {
    expect(enginePort(3000, {})).toBe(3001)
    expect(enginePort(3000, { ENGINE_PORT: '8288' })).toBe(8288)
    for (const ENGINE_PORT of ['3000', 'x', '70000']) expect(() => enginePort(3000, { ENGINE_PORT })).toThrow('ENGINE_PORT')
    expect(() => enginePort(65_535, {})).toThrow('ENGINE_PORT')
  })

  it('knows the web process by keys of this installation', () => {
    expect(jobsEnvironment(web, {})).toEqual({ INNGEST_BASE_URL: 'http://127.0.0.1:3001', ...secrets })
    expect(jobsEnvironment(web, { INNGEST_EVENT_KEY: 'own' })).toMatchObject({ INNGEST_EVENT_KEY: 'own' })
    expect(jobsEnvironment(web, { FAROL_ENGINE: '0' })).toEqual({})
    expect(jobsEnvironment(web, { INNGEST_BASE_URL: 'https://inngest.example.com' })).toEqual({})
  })

  it('carries live updates unless Pusher Channels or another server does', () => {
    const live = { PUSHER_KEY: 'kept-key', PUSHER_SECRET: 'kept-secret' }
    const place = { port: 3000, secrets: live }
    const here = { PUSHER_HOST: '127.0.0.1', PUSHER_PORT: '3001', PUSHER_APP_ID: 'farol', ...live }
    expect(liveEnvironment(place, {})).toEqual(here)
    expect(engineEnvironment({ PORT: '3000', ...here }, '')).toMatchObject({ PUSHER_APP_ID: 'farol', ...live })
    for (const given of [{ PUSHER_CLUSTER: 'sa1' }, { PUSHER_HOST: 'live.internal' }, { FAROL_ENGINE: '0' }]) {
      expect(liveEnvironment(place, given)).toEqual({})
    }
    const cloud = engineEnvironment({ PORT: '3000', PUSHER_CLUSTER: 'sa1', ...live }, '')
    expect(Object.keys(cloud).filter((name) => name.startsWith('PUSHER_'))).toEqual([])
  })

  it('sees neither the databases nor the secrets of the application', () => {
    const env = engineEnvironment(
      { PORT: '3000', PATH: '/bin', DATABASE_APP_URL: 'x', FAROL_SECRET: 'x', S3_SECRET_ACCESS_KEY: 'x', ...secrets },
      'postgresql://farol_engine@db/farol',
    )
    expect(env).toEqual({
      PATH: '/bin',
      NODE_ENV: 'production',
      DATABASE_ENGINE_URL: 'postgresql://farol_engine@db/farol',
      ENGINE_HOST: '127.0.0.1',
      ENGINE_PORT: '3001',
      ENGINE_APPS: 'http://127.0.0.1:3000/api/inngest',
      ...secrets,
    })
  })

  it('calls the web process where that listens', () => {
    const called = (given: object) => engineEnvironment({ PORT: '80', ...given }, '').ENGINE_APPS
    expect(called({ FAROL_ROOT_DOMAIN: 'desk.example.com' })).toBe('http://127.0.0.1:80/api/inngest')
    expect(called({ LISTEN_HOST: '10.0.0.5' })).toBe('http://10.0.0.5:80/api/inngest')
    expect(called({ LISTEN_HOST: '::1' })).toBe('http://[::1]:80/api/inngest')
  })
})
