import type { OpenCounts } from '@/lib/incidents/queries'
import type { IncidentDto, IncidentRow } from '@/lib/incidents/schema'
import { permissionsOf } from '@/lib/platform/auth/permissions'
import type { Ctx, UserActor } from '@/lib/platform/context'
import { tenantSettings } from '@/lib/platform/tenancy/settings'
import type { Clocks } from '@/lib/sla/reading'
import type { CommentDto } from '@/lib/tickets/schema'

/** What the yardsticks P show in place of what the database would have said. */

const id = (at: number) => `01890000-0000-7000-8000-${String(at).padStart(12, '0')}`

const actor: UserActor = {
  kind: 'user',
  id: id(1),
  name: 'Ana Almeida',
  email: 'p4@bench-0001.test',
  role: 'agent',
  permissions: permissionsOf('agent', []),
  sessionId: id(2),
}

export const ctx: Ctx & { actor: UserActor } = {
  tenant: {
    id: id(3),
    slug: 'bench-0001',
    name: 'Organização 1',
    status: 'active',
    locale: 'pt-BR',
    timezone: 'America/Sao_Paulo',
    plan: 'paid',
    settings: tenantSettings.parse({}),
  },
  actor,
  requestId: 'constant',
  locale: 'pt-BR',
  now: new Date('2026-06-01T12:00:00Z'),
}

export const counts: OpenCounts = { open: 120, mine: 9, unassigned: 31, onHold: 28, critical: 12 }

const policy = { id: id(15), name: 'Padrão', version: 1 }

/** Clocks as an open incident of the loaded data has them. */
const clocks = (opened: number): Clocks => ({
  firstResponse: {
    state: 'met',
    targetSeconds: 14_400,
    elapsedSeconds: 1_260,
    remainingSeconds: null,
    startedAt: new Date(opened).toISOString(),
    dueAt: new Date(opened + 14_400_000).toISOString(),
    warnAt: null,
    metAt: new Date(opened + 1_260_000).toISOString(),
    breachedAt: null,
    policy,
  },
  nextResponse: null,
  resolution: {
    state: 'running',
    targetSeconds: 86_400,
    elapsedSeconds: 21_600,
    remainingSeconds: null,
    startedAt: new Date(opened).toISOString(),
    dueAt: new Date(opened + 180_000_000).toISOString(),
    warnAt: new Date(opened + 135_000_000).toISOString(),
    metAt: null,
    breachedAt: null,
    policy,
  },
})

export const rows: IncidentRow[] = Array.from({ length: 50 }, (_, at) => ({
  id: id(100 + at),
  number: `INC-${String(4_000 - at).padStart(6, '0')}`,
  version: 2,
  title: 'Impressora do 3º andar perdeu a conexão',
  status: at % 4 === 0 ? 'on_hold' : at % 3 === 0 ? 'new' : 'in_progress',
  holdReason: at % 4 === 0 ? 'awaiting_vendor' : null,
  priority: 1 + (at % 5),
  category: { id: id(11), name: 'Impressora' },
  team: { id: id(12), name: 'Infraestrutura' },
  channel: 'portal',
  confidential: false,
  requester: { id: id(13), name: 'Heitor Nogueira' },
  sla: clocks(Date.UTC(2026, 4, 31, 12) - at * 3_600_000),
  assignee: at % 3 === 0 ? null : { id: id(14), name: 'Marina Ribeiro' },
  createdAt: new Date(Date.UTC(2026, 4, 31, 12) - at * 3_600_000).toISOString(),
  updatedAt: new Date(Date.UTC(2026, 5, 1, 11) - at * 600_000).toISOString(),
}))

export const place = { locale: ctx.locale, timeZone: ctx.tenant.timezone }

const TEXT = 'Começou hoje de manhã, logo depois da atualização. Já reiniciei o equipamento duas vezes e o problema voltou.'

export const incident: IncidentDto = {
  id: id(100),
  number: 'INC-004000',
  kind: 'incident',
  version: 4,
  title: 'Impressora do 3º andar perdeu a conexão',
  description: TEXT,
  descriptionHtml: `<p>${TEXT}</p>`,
  status: 'in_progress',
  holdReason: null,
  impact: 'medium',
  urgency: 'medium',
  priority: 3,
  priorityReason: null,
  category: { id: id(11), name: 'Impressora' },
  service: null,
  requester: { id: id(13), name: 'Heitor Nogueira', email: 'p20@bench-0001.test' },
  assignee: { id: id(14), name: 'Marina Ribeiro', email: 'p9@bench-0001.test' },
  team: { id: id(12), name: 'Infraestrutura' },
  channel: 'portal',
  externalRef: null,
  tags: [],
  customFields: {},
  confidential: false,
  sla: clocks(Date.UTC(2026, 4, 31, 12)),
  resolutionCode: null,
  resolution: null,
  createdAt: '2026-05-31T12:00:00.000Z',
  updatedAt: '2026-06-01T11:00:00.000Z',
  resolvedAt: null,
  closedAt: null,
  reopenCount: 0,
  mergedInto: null,
  parent: null,
}

/** As many as a ticket of the loaded data has on average, of those that have any. */
export const comments: CommentDto[] = [1, 2].map((at) => ({
  id: id(200 + at),
  visibility: 'public',
  body: TEXT,
  bodyHtml: `<p>${TEXT}</p>`,
  channel: 'desk',
  author: at === 1 ? incident.assignee : incident.requester,
  origin: null,
  attachments: [],
  createdAt: `2026-06-01T0${at}:00:00.000Z`,
}))
