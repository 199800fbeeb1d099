'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, use, useState } from 'react'
import { useOwnSteps } from '@/components/desk/own-steps'
import { call, useErrorToast } from '@/components/desk/use-action'
import type { IncidentDto } from '@/lib/incidents/schema'
import type { IncidentStatus } from '@/lib/incidents/vocabulary'
import type { ActionError, ActionResult } from '@/lib/people/action-context'

const ConflictDialog = dynamic(() => import('./conflict-dialog'))

/** The incident as the page's fields need it; its texts are rendered by the server. */
export type Ticket = Omit<IncidentDto, 'descriptionHtml' | 'customFields' | 'sla'>

export interface TicketPermissions {
  update: boolean
  assign: boolean
  transition: boolean
  reply: boolean
  note: boolean
  override: boolean
  confidential: boolean
  delete: boolean
  merge: boolean
  followUp: boolean
}

/** A change somebody makes: it can be sent again, on top of what others did meanwhile. */
export interface Attempt {
  /** What is changed, for people: "Category". */
  label: string
  /** What they chose or typed, when it is worth showing again. */
  value?: string
  send: (version: number) => Promise<ActionResult<unknown>>
  /** The state that somebody saw when they began, for what takes a while; left out, the one that is shown. */
  base?: Base
  /** When it was done at the second try, after a conflict: closes the form that still holds it. */
  onReapplied?: () => void
}

/** A state of a ticket that a change is based on. */
export type Base = Pick<Ticket, 'version' | 'updatedAt'>

interface TicketContextValue {
  ticket: Ticket
  can: TicketPermissions
  allowed: readonly IncidentStatus[]
  /** Some of its children are open. */
  openBelow: boolean
  me: string
  /** Sends a change based on what is shown; null when it was done. A conflict asks what to do about it. */
  run: (attempt: Attempt) => Promise<ActionError | null>
  /** As `run`, for what has no form to show an error in. */
  runAlone: (attempt: Attempt) => Promise<boolean>
}

const TicketContext = createContext<TicketContextValue | null>(null)

export function useTicket(): TicketContextValue {
  const value = use(TicketContext)
  if (!value) throw new Error('useTicket outside of a TicketProvider')
  return value
}

/**
 * The state of the ticket when a form was opened: what others change while it is filled in is a conflict then. Once
 * that was told, `forget` makes what is shown the base of the next try.
 */
export function useBase(): { base: Base | undefined; forget: () => void } {
  const { ticket } = useTicket()
  const [base, setBase] = useState<Base | undefined>({ version: ticket.version, updatedAt: ticket.updatedAt })
  return { base, forget: () => setBase(undefined) }
}

type TicketProviderProps = Pick<TicketContextValue, 'ticket' | 'can' | 'allowed' | 'openBelow' | 'me'> & { children: ReactNode }

/** Gives the fields of a ticket's page the ticket, and sends their changes with the version they are based on. */
export function TicketProvider({ ticket, can, allowed, openBelow, me, children }: TicketProviderProps) {
  const router = useRouter()
  const showError = useErrorToast()
  const own = useOwnSteps()
  const [conflict, setConflict] = useState<{ attempt: Attempt; since: string } | null>(null)

  async function run(attempt: Attempt): Promise<ActionError | null> {
    const base = attempt.base ?? ticket
    const result = await own.send(base.version, (version) => call(() => attempt.send(version)))
    if (result.ok) {
      setConflict(null)
      return null
    }
    if (result.error.code === 'conflict') {
      setConflict((open) => ({ attempt, since: open?.since ?? base.updatedAt }))
      router.refresh()
    }
    return result.error
  }

  async function runAlone(attempt: Attempt): Promise<boolean> {
    const error = await run(attempt)
    if (error && error.code !== 'conflict') showError(error)
    return error === null
  }

  return (
    <TicketContext value={{ ticket, can, allowed, openBelow, me, run, runAlone }}>
      {children}
      {conflict ? (
        <ConflictDialog
          ticketId={ticket.id}
          since={conflict.since}
          attempt={conflict.attempt}
          onReapply={async () => {
            const { base: _, ...again } = conflict.attempt
            if (await runAlone(again)) again.onReapplied?.()
          }}
          onClose={() => setConflict(null)}
        />
      ) : null}
    </TicketContext>
  )
}
