'use client'

import { useRef, useState } from 'react'

/** Which of some rows are selected. What is no longer among them is not selected either. */
export function useSelection<Row extends { id: string }>(rows: readonly Row[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const touched = useRef<string | null>(null)
  const selected = rows.filter(({ id }) => chosen.has(id))

  function set(ids: readonly string[], on: boolean) {
    // From what is chosen by then: two quick clicks may come between two renderings.
    setChosen((current) => {
      const next = new Set(current)
      for (const id of ids) {
        if (on) next.add(id)
        else next.delete(id)
      }
      return next
    })
  }

  /** Turns a row on or off; `through` all those from the row that was touched before. */
  function toggle(id: string, { on = !chosen.has(id), through = false }: { on?: boolean; through?: boolean } = {}) {
    const from = rows.findIndex((row) => row.id === touched.current)
    const to = rows.findIndex((row) => row.id === id)
    const range = through && from >= 0 && to >= 0 ? rows.slice(Math.min(from, to), Math.max(from, to) + 1) : []
    touched.current = id
    set([id, ...range.map((row) => row.id)], on)
  }

  return {
    selected,
    toggle,
    toggleAll: (on: boolean) => set(rows.map(({ id }) => id), on),
    clear: () => setChosen(new Set()),
  }
}
