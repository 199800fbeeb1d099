import { describe, expect, it } from 'vitest'
import { OwnSteps } from '@/components/desk/own-steps'
import type { ActionResult } from '@/lib/people/action-context'

/** A record that refuses what is based on another version than its own, as the server does. */
function record(version: number) {
  const state = { version }
  const write = async (base: number): Promise<ActionResult<{ version: number }>> => {
    await new Promise((resolve) => setTimeout(resolve, 1))
    if (base !== state.version) return { ok: false, error: { code: 'conflict', message: 'stale', requestId: '' } }
    state.version++
    return { ok: true, data: { version: state.version } }
  }
  return { state, write }
}

describe('own steps', () => {
  it('follows one’s own changes, also those still on their way', async () => {
    const { state, write } = record(5)
    const own = new OwnSteps()
    const results = await Promise.all([own.send(5, write), own.send(5, write), own.send(5, write)])
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(state.version).toBe(8)
    expect((await own.send(6, write)).ok).toBe(true)
  })

  it('leaves what others changed a conflict', async () => {
    const { state, write } = record(5)
    const own = new OwnSteps()
    await own.send(5, write)
    state.version++ // somebody else: 7
    expect((await own.send(5, write)).ok).toBe(false)
    expect((await own.send(7, write)).ok).toBe(true)
    // A form opened on 5 saw nothing of the other's change, however many steps followed it.
    expect((await own.send(5, write)).ok).toBe(false)
  })

  it('goes on after one that failed, and one that never came back', async () => {
    const { write } = record(5)
    const own = new OwnSteps()
    await expect(own.send(5, () => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
    expect((await own.send(4, write)).ok).toBe(false)
    expect((await own.send(5, write)).ok).toBe(true)
  })

  it('counts no step where nothing changed', async () => {
    const own = new OwnSteps()
    await own.send(5, () => Promise.resolve({ ok: true, data: { version: 5 } }))
    const { write } = record(5)
    expect((await own.send(5, write)).ok).toBe(true)
  })
})
