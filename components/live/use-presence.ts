'use client'

import type { PresenceChannel } from 'pusher-js'
import { useCallback, useEffect, useRef, useState } from 'react'
import { join } from './connection'

/** Milliseconds after which one counts as being here: who only passes by says nothing. */
const HERE_MS = 300
/** Milliseconds for which somebody who typed counts as typing. */
const TYPING_MS = 6_000
/** Milliseconds between two tellings that one types. */
const TELL_MS = 3_000

const MOVES = ['pusher:subscription_succeeded', 'pusher:member_added', 'pusher:member_removed']

interface Person {
  id: string
  name: string
}

export interface Presence {
  /** Who else is here, by name. */
  others: readonly (Person & { typing: boolean })[]
  /** Tells the others that one types. */
  type: () => void
}

/** Who else looks at the same thing, and who of them is typing. */
export function usePresence(name: string | null): Presence {
  const channel = useRef<PresenceChannel | null>(null)
  const told = useRef(0)
  const [people, setPeople] = useState<readonly Person[]>([])
  const [typists, setTypists] = useState<ReadonlyMap<string, number>>(new Map())

  useEffect(() => {
    if (!name) return
    let leave: () => void = () => undefined
    const onMove = () => {
      if (channel.current) setPeople(membersOf(channel.current))
    }
    const onTyping = (_: unknown, meta?: { user_id?: string }) => {
      const id = meta?.user_id
      if (id) setTypists((known) => new Map(known).set(id, Date.now() + TYPING_MS))
    }
    const timer = setTimeout(() => {
      leave = join(name, (joined) => {
        channel.current = joined
        for (const event of MOVES) joined.bind(event, onMove)
        joined.bind('client-typing', onTyping)
        if (joined.subscribed) onMove()
      })
    }, HERE_MS)

    return () => {
      clearTimeout(timer)
      for (const event of MOVES) channel.current?.unbind(event, onMove)
      channel.current?.unbind('client-typing', onTyping)
      channel.current = null
      leave()
      setPeople([])
      setTypists(new Map())
    }
  }, [name])

  useEffect(() => {
    if (typists.size === 0) return
    const timer = setInterval(() => {
      const now = Date.now()
      setTypists((known) => ([...known.values()].some((until) => until < now) ? new Map([...known].filter(([, until]) => until >= now)) : known))
    }, 1_000)
    return () => clearInterval(timer)
  }, [typists.size])

  const type = useCallback(() => {
    const now = Date.now()
    if (!channel.current?.subscribed || now - told.current < TELL_MS) return
    told.current = now
    channel.current.trigger('client-typing', {})
  }, [])
  return { others: people.map((person) => ({ ...person, typing: typists.has(person.id) })), type }
}

function membersOf({ members }: PresenceChannel): readonly Person[] {
  const found: Person[] = []
  members.each(({ id, info }: { id: string; info: { name: string } }) => {
    if (id !== members.myID) found.push({ id, name: info.name })
  })
  return found.sort((a, b) => a.name.localeCompare(b.name))
}
