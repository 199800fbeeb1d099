'use client'

import { useEffect, useRef } from 'react'
import type { CommandId } from './keymap'

/** Something that can be done on the page at hand, by its key or from the palette. */
export interface Command {
  id: CommandId
  /** What the palette calls it; without a label it is there for the keyboard alone. */
  label?: string
  /** `key` is the last one pressed, when keys called for it. */
  run: (key?: string) => void
}

/** Innermost last: a page's command goes before the shell's of the same key. */
const lists: { current: readonly Command[] }[] = []

export const findCommand = (id: CommandId): Command | undefined =>
  lists.flatMap(({ current }) => current).findLast((command) => command.id === id)

/** The labelled commands, the page's own first. */
export const paletteCommands = (): readonly Command[] =>
  lists.toReversed().flatMap(({ current }) => current.filter((command) => command.label))

/** Offers commands for as long as the component is on the page. */
export function useCommands(commands: readonly Command[]) {
  const list = useRef(commands)
  useEffect(() => {
    list.current = commands
  })
  useEffect(() => {
    lists.push(list)
    return () => {
      lists.splice(lists.indexOf(list), 1)
    }
  }, [])
}
