/**
 * The yardstick L: what the machine asks for a query and its JSON when nothing stands between. Plain node:http
 * and pg, statements by name, the tenant as a condition in each; no framework, no sign-in, no rules, no
 * row-level security.
 *
 *   GET /list?tenant=…     GET /detail?tenant=…&id=…     GET /facts?tenant=…&id=…     POST /insert?tenant=…
 */

import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'

const [port, connectionString] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString, max: 16 })

const COLUMNS = `
  t.id, t.number, t.kind, t.version, t.title, t.description_text, t.description_html, t.status, t.hold_reason, t.impact,
  t.urgency, t.priority, t.priority_override_reason, t.channel, t.external_ref, t.custom_fields, t.confidential,
  t.resolution_code, t.resolution, t.created_at, t.updated_at, t.resolved_at, t.closed_at, t.reopen_count,
  c.id as category_id, c.name as category_name, r.id as requester_id, r.name as requester_name, r.email as requester_email,
  a.id as assignee_id, a.name as assignee_name, a.email as assignee_email, g.id as team_id, g.name as team_name,
  s.clocks,
  array(select tag from ticket_tag where tenant_id = t.tenant_id and ticket_id = t.id order by tag) as tags`
const JOINS = `
  join app_user r on r.tenant_id = t.tenant_id and r.id = t.requester_id
  left join app_user a on a.tenant_id = t.tenant_id and a.id = t.assignee_id
  left join team g on g.tenant_id = t.tenant_id and g.id = t.team_id
  left join category c on c.tenant_id = t.tenant_id and c.id = t.category_id
  left join ticket_sla s on s.tenant_id = t.tenant_id and s.ticket_id = t.id`

const LIST = {
  name: 'list',
  text: `select ${COLUMNS} from ticket t ${JOINS}
    where t.tenant_id = $1 and t.kind = 'incident' and t.deleted_at is null
    order by t.created_at desc, t.id desc limit 51`,
}
const DETAIL = {
  name: 'detail',
  text: `select ${COLUMNS} from ticket t ${JOINS}
    where t.tenant_id = $1 and t.kind = 'incident' and t.id = $2 and t.deleted_at is null`,
}
const FACTS = {
  name: 'facts',
  text: `select s.facts from ticket t left join ticket_sla s on s.tenant_id = t.tenant_id and s.ticket_id = t.id
    where t.tenant_id = $1 and t.kind = 'incident' and t.id = $2 and t.deleted_at is null`,
}
const INSERT = {
  name: 'insert',
  text: `insert into ticket (tenant_id, id, kind, number, title, description_text, description_html, status, impact, urgency,
      priority, category_id, requester_id, channel)
    values ($1, $2, 'incident', $3, $4, $5, $6, 'new', $7, $8, 3, $9, $10, 'api') returning *`,
}

interface Row extends Record<string, unknown> {
  number: number
  clocks: Record<'firstResponse' | 'nextResponse' | 'resolution', StoredClock | null> | null
}

type StoredClock = Record<string, unknown> & { elapsedMs: number }

/** As it was stored: what has passed since is for those who count. */
const clock = (stored: StoredClock | null) =>
  stored && {
    state: stored.state,
    targetSeconds: stored.targetSeconds,
    elapsedSeconds: Math.floor(stored.elapsedMs / 1000),
    remainingSeconds: null,
    startedAt: stored.startedAt,
    dueAt: stored.dueAt,
    warnAt: stored.warnAt,
    metAt: stored.metAt,
    breachedAt: stored.breachedAt,
    policy: stored.policy,
  }

const named = (row: Row, what: string, email = false) =>
  row[`${what}_id`] === null
    ? null
    : { id: row[`${what}_id`], name: row[`${what}_name`], ...(email && { email: row[`${what}_email`] }) }

const incident = (row: Row) => ({
  id: row.id,
  number: `INC-${String(row.number).padStart(6, '0')}`,
  kind: row.kind,
  version: row.version,
  title: row.title,
  description: row.description_text,
  descriptionHtml: row.description_html,
  status: row.status,
  holdReason: row.hold_reason,
  impact: row.impact,
  urgency: row.urgency,
  priority: row.priority,
  priorityReason: row.priority_override_reason,
  category: named(row, 'category'),
  service: null,
  requester: named(row, 'requester', true),
  assignee: named(row, 'assignee', true),
  team: named(row, 'team'),
  channel: row.channel,
  externalRef: row.external_ref,
  tags: row.tags,
  customFields: row.custom_fields,
  confidential: row.confidential,
  sla: row.clocks && {
    firstResponse: clock(row.clocks.firstResponse),
    nextResponse: clock(row.clocks.nextResponse),
    resolution: clock(row.clocks.resolution),
  },
  resolutionCode: row.resolution_code,
  resolution: row.resolution,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  resolvedAt: row.resolved_at,
  closedAt: row.closed_at,
  reopenCount: row.reopen_count,
})

/** Above every number that was loaded, and apart from those of an earlier run. */
let lastNumber = 1_000_000_000 + (Math.floor(Date.now() / 1000) % 1_000_000) * 1_000

async function answer(request: IncomingMessage): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const tenant = searchParams.get('tenant')
  if (pathname === '/list') {
    const { rows } = await pool.query<Row>(LIST, [tenant])
    return { data: rows.slice(0, 50).map(incident), page: { hasMore: rows.length > 50 } }
  }
  if (pathname === '/detail') {
    const { rows } = await pool.query<Row>(DETAIL, [tenant, searchParams.get('id')])
    if (!rows[0]) throw new Error('No such ticket')
    return incident(rows[0])
  }
  if (pathname === '/facts') return (await pool.query<Row>(FACTS, [tenant, searchParams.get('id')])).rows[0]
  const input = JSON.parse(await text(request)) as Record<string, string>
  const { title, description, impact, urgency, categoryId, requesterId } = input
  const values = [tenant, randomUUID(), ++lastNumber, title, description, `<p>${description}</p>`, impact, urgency, categoryId, requesterId]
  const { rows } = await pool.query<Row>(INSERT, values)
  return rows[0]
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const server = createServer((request, response) => {
  answer(request)
    .then((body) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    })
    .catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      response.writeHead(500).end()
    })
})
server.listen(Number(port), '127.0.0.1', () => process.send?.('ready'))
process.on('disconnect', () => process.exit())
