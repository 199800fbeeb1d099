import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { throttled } from '@/components/live/throttle'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const LIMITS = { delay: 200, pause: 1_000 }

test('a burst is one call, soon', () => {
  const work = vi.fn()
  const { ask } = throttled(work, LIMITS)
  for (let i = 0; i < 50; i++) ask()
  vi.advanceTimersByTime(99)
  expect(work).not.toHaveBeenCalled()
  vi.advanceTimersByTime(101)
  expect(work).toHaveBeenCalledTimes(1)
})

test('what comes right after a call is not lost, it waits for the pause', () => {
  const work = vi.fn()
  const { ask } = throttled(work, LIMITS)
  ask()
  vi.advanceTimersByTime(200)
  ask()
  vi.advanceTimersByTime(700)
  expect(work).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(300)
  expect(work).toHaveBeenCalledTimes(2)
})

test('what was cancelled does not happen, and it can be asked for again', () => {
  const work = vi.fn()
  const { ask, cancel } = throttled(work, LIMITS)
  ask()
  cancel()
  vi.advanceTimersByTime(5_000)
  expect(work).not.toHaveBeenCalled()
  ask()
  vi.advanceTimersByTime(200)
  expect(work).toHaveBeenCalledTimes(1)
})

test('a pause may grow with what the last call took', () => {
  const work = vi.fn()
  let pause = 1_000
  const { ask } = throttled(work, { delay: 200, pause: () => pause })
  ask()
  vi.advanceTimersByTime(200)
  pause = 5_000
  ask()
  vi.advanceTimersByTime(4_000)
  expect(work).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1_000)
  expect(work).toHaveBeenCalledTimes(2)
})
