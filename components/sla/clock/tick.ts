'use client'

import { countdown } from './view'

/** Between the server's rendering and the browser's first look lie the network and the start of the page. */
const ON_THE_WAY = 30_000

/** By how much the server's clock is ahead of the browser's, in milliseconds. */
let ahead: number | undefined

/** Learns how wrong the browser's clock is, when the page is fresh; what may just be the way is not counted. */
export function agreeOnTime(serverNow: number) {
  if (ahead !== undefined) return
  const difference = serverNow - Date.now()
  ahead = Math.abs(difference) > ON_THE_WAY ? difference : 0
}

/**
 * Writes the time into all clocks of the page, each time one of them is to say something else; not while the page
 * is hidden. Returns what stops it.
 *
 * @param overdue the text of a clock that is past due
 */
export function startTicking(overdue: (time: string) => string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined

  function tick() {
    clearTimeout(timer)
    if (document.visibilityState !== 'visible') return
    const now = Date.now() + (ahead ?? 0)
    let next = Infinity
    for (const chip of document.querySelectorAll<HTMLElement>('.clock[data-due]')) {
      const { due, warn } = chip.dataset
      const { look, time, changesIn } = countdown({ due: Number(due), warn: warn === undefined ? null : Number(warn) }, now)
      if (chip.dataset.look !== look) chip.dataset.look = look
      const text = look === 'breached' ? overdue(time) : time
      if (chip.lastChild && chip.lastChild.nodeValue !== text) chip.lastChild.nodeValue = text
      next = Math.min(next, changesIn)
    }
    if (next < Infinity) timer = setTimeout(tick, next)
  }

  tick()
  document.addEventListener('visibilitychange', tick)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', tick)
  }
}
