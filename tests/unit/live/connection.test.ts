import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LiveConfig } from '@/lib/platform/realtime/channels'

type Handler = (data: unknown) => void

/** As much of the library as the page's connection stands on: who hears what, and what was asked for. */
class Binds {
  handlers: [string, Handler][] = []
  bind = (event: string, handler: Handler) => void this.handlers.push([event, handler])
  emit = (event: string, data: unknown = {}) => this.handlers.filter(([name]) => name === event).forEach(([, handler]) => handler(data))
}
class FakeChannel extends Binds {
  subscriptionPending = true
  subscriptionCancelled = false
  subscribe = vi.fn()
  constructor(readonly name: string) {
    super()
  }
}
class FakePusher {
  channels = new Map<string, FakeChannel>()
  connection = Object.assign(new Binds(), { state: 'connected' })
  signin = vi.fn()
  connect = vi.fn()
  disconnect = vi.fn(() => this.move('disconnected'))
  constructor() {
    opened.push(this)
  }
  channel = (name: string) => this.channels.get(name)
  subscribe = vi.fn((name: string) => {
    const channel = this.channels.get(name) ?? new FakeChannel(name)
    channel.subscriptionCancelled = false
    this.channels.set(name, channel)
    return channel
  })
  unsubscribe = vi.fn((name: string) => {
    const channel = this.channels.get(name)
    // One that is being asked for stays known, as in the library.
    if (channel?.subscriptionPending) channel.subscriptionCancelled = true
    else this.channels.delete(name)
  })
  move(current: string) {
    const previous = this.connection.state
    this.connection.state = current
    this.connection.emit('state_change', { previous, current })
  }
  settle(name: string) {
    const channel = this.at(name)
    channel.subscriptionPending = false
    channel.emit('pusher:subscription_succeeded')
  }
  fail(name: string, status: number, { ours = true } = {}) {
    const channel = this.at(name)
    channel.subscriptionPending = !ours
    channel.emit('pusher:subscription_error', { status })
  }
  at(name: string): FakeChannel {
    const channel = this.channels.get(name)
    if (!channel) throw new Error(`Nobody is on ${name}`)
    return channel
  }
}

const opened: FakePusher[] = []
vi.mock('pusher-js', () => ({ default: FakePusher }))

const config: LiveConfig = { key: 'k', wsHost: 'localhost', wsPort: 1, forceTLS: false }
const load = async () => ({ ...(await import('@/components/live/connection')), ...(await import('@/components/live/bus')) })
let live: Awaited<ReturnType<typeof load>>

beforeEach(async () => {
  vi.useFakeTimers()
  vi.resetModules()
  opened.length = 0
  live = await load()
})
afterEach(() => void vi.useRealTimers())

async function connected(): Promise<FakePusher> {
  live.connectLive(config)
  await vi.waitFor(() => expect(opened).toHaveLength(1))
  return opened[0] as FakePusher
}

test('who asked for a channel before the connection was there gets it, and hears what is said', async () => {
  const heard = vi.fn()
  live.onLive('changed', heard)
  live.hear('a')
  const joined = vi.fn()
  live.join('p', joined)
  const gone = vi.fn()
  live.join('q', gone)()
  const pusher = await connected()
  expect([...pusher.channels.keys()]).toEqual(['a', 'p'])
  pusher.at('a').emit('changed', { events: [1] })
  expect(heard).toHaveBeenCalledExactlyOnceWith([1])
  expect(joined).toHaveBeenCalledWith(pusher.at('p'))
  expect(gone).not.toHaveBeenCalled()
})

test('a channel that is given up and wanted at once is never left, and says everything once', async () => {
  const pusher = await connected()
  const heard = vi.fn()
  live.onLive('changed', heard)
  let leave = live.hear('a')
  pusher.settle('a')
  for (let n = 0; n < 3; n++) {
    leave()
    leave = live.hear('a')
    await Promise.resolve()
  }
  expect(pusher.unsubscribe).not.toHaveBeenCalled()
  pusher.at('a').emit('changed', { events: [] })
  expect(heard).toHaveBeenCalledTimes(1)
  leave()
  await Promise.resolve()
  expect(pusher.channels.has('a')).toBe(false)
})

test('a subscription that was cancelled while it was settled is taken up again', async () => {
  const pusher = await connected()
  live.hear('a')()
  await Promise.resolve()
  expect(pusher.at('a').subscriptionCancelled).toBe(true)
  live.hear('a')
  expect(pusher.at('a').subscriptionCancelled).toBe(false)
})

test('two that want the same channel: it is left with the last', async () => {
  const pusher = await connected()
  const [first, second] = [live.hear('a'), live.hear('a')]
  pusher.settle('a')
  first()
  first()
  await Promise.resolve()
  expect(pusher.channels.has('a')).toBe(true)
  second()
  await Promise.resolve()
  expect(pusher.channels.has('a')).toBe(false)
})

test('after an absence the page is told, once its channels are heard again', async () => {
  const pusher = await connected()
  const resumed = vi.fn()
  live.onLive('resumed', resumed)
  live.hear('a')
  pusher.settle('a')
  pusher.move('unavailable')
  vi.advanceTimersByTime(60_000)
  pusher.move('connected')
  vi.advanceTimersByTime(10_000)
  expect(resumed).not.toHaveBeenCalled()
  pusher.settle('a')
  vi.advanceTimersByTime(1)
  expect(resumed).toHaveBeenCalledTimes(1)
})

test('ended by the server it comes back; signed out it stays away', async () => {
  const pusher = await connected()
  live.hear('a')
  pusher.move('disconnected')
  vi.advanceTimersByTime(10_000)
  expect(pusher.connect).toHaveBeenCalledTimes(1)
  pusher.move('connected')
  pusher.fail('a', 401)
  expect(pusher.disconnect).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(60_000)
  expect(pusher.connect).toHaveBeenCalledTimes(1)
})

test('a subscription that fails is asked for again, later each time; one that is refused is not', async () => {
  const pusher = await connected()
  live.hear('a')
  const { subscribe } = pusher.at('a')
  pusher.fail('a', 503)
  vi.advanceTimersByTime(2_999)
  expect(subscribe).not.toHaveBeenCalled()
  vi.advanceTimersByTime(3_001)
  expect(subscribe).toHaveBeenCalledTimes(1)
  pusher.fail('a', 429)
  vi.advanceTimersByTime(5_999)
  expect(subscribe).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(6_001)
  expect(subscribe).toHaveBeenCalledTimes(2)
  // A signature of the connection before, refused by the live server: nobody has been signed out.
  pusher.fail('a', 401, { ours: false })
  vi.advanceTimersByTime(24_000)
  expect(subscribe).toHaveBeenCalledTimes(3)
  pusher.fail('a', 403)
  vi.advanceTimersByTime(120_000)
  expect(subscribe).toHaveBeenCalledTimes(3)
})

test('it is closed when nobody wants it any more, not from one page to the next', async () => {
  const pusher = await connected()
  const second = live.connectLive(config)
  expect(opened).toHaveLength(1)
  second()
  vi.advanceTimersByTime(2_000)
  expect(pusher.disconnect).not.toHaveBeenCalled()
})
