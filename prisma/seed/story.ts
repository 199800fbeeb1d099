import type { HoldReason, Level } from '@/lib/tickets/schema'
import type { ToldProblem } from './content'

/** What an incident went through, told in steps. `after` counts hours from its creation. */
export type Step = { after: number; by: string } & (
  | { take: true }
  | { assign: { to?: string; team?: string } }
  | { reply: string }
  | { note: string }
  | { start: true }
  | { hold: HoldReason; say: string }
  | { resolve: string; how: string }
  | { close: true }
  | { cancel: string }
)

/** People are named by what stands before the @ of their address, teams and categories by their names. */
export interface Story {
  title: string
  description: string
  requester: string
  /** Who opened it; the requester in the portal unless said. */
  by?: string
  channel: 'portal' | 'phone' | 'email' | 'chat' | 'monitor'
  category: [top: string, below?: string]
  impact: Level
  urgency: Level
  team?: string
  tags?: string[]
  hoursAgo: number
  /** The key of the problem behind it. */
  problem?: string | null
  steps: Step[]
}

export interface DemoPerson {
  login: string
  name: string
  role: 'admin' | 'manager' | 'agent' | 'agent_l2' | 'requester'
  teams?: string[]
  phone?: string
}

export interface DemoTenant {
  slug: string
  name: string
  locale: 'pt-BR' | 'en'
  timezone: string
  /** The first one signs the organisation up. */
  people: [DemoPerson, ...DemoPerson[]]
  teams: { name: string; description: string }[]
  stories: Story[]
  problems?: ToldProblem[]
  /** Whether it has the articles of `content/`. */
  knowledge?: boolean
}
