import { expect, it } from 'vitest'
import { liveTargetOf } from '@/lib/platform/http/page-headers'

const at = (environment: Record<string, string>, https = false) => liveTargetOf({ host: 'acme.example.com:3000', https, environment })
const here = { PUSHER_KEY: 'key', PUSHER_HOST: '127.0.0.1' }

it('lets pages open their live connection, and nothing else', () => {
  expect(at({})).toBe('')
  expect(at({ PUSHER_KEY: 'key' })).toBe('')
  expect(at({ PUSHER_KEY: 'key', PUSHER_CLUSTER: 'sa1' })).toBe(' wss://ws-sa1.pusher.com')
  expect(at(here)).toBe(' ws://acme.example.com:3000')
  expect(at(here, true)).toBe(' wss://acme.example.com:3000')
  const elsewhere = { ...here, PUSHER_PUBLIC_HOST: 'live.example.com' }
  expect(at(elsewhere, true)).toBe(' wss://live.example.com')
  expect(at({ ...elsewhere, PUSHER_PUBLIC_PORT: '8443', PUSHER_PUBLIC_TLS: '1' })).toBe(' wss://live.example.com:8443')
})
