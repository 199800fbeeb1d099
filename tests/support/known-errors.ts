import { newId } from '@/lib/platform/ids'
import { ownerSql } from './owner'
import { createTicket, type TestTenant, type TestUser } from './factories'

interface GivenKnownError {
  title: string
  symptoms?: string
  errorCode?: string | null
  rootCause?: string
  workaround?: string
  audience?: 'agents' | 'requesters'
  itemId?: string | null
  /** Columns of the ticket, by their SQL names. */
  ticket?: Record<string, unknown>
}

/** A problem that is a published known error, as bare rows; the triggers index it. */
export async function givenKnownError(tenant: TestTenant, requester: Pick<TestUser, 'id'>, given: GivenKnownError): Promise<string> {
  const { id } = await createTicket(tenant, requester, { kind: 'problem', title: given.title, ...given.ticket })
  if (given.itemId) await ownerSql('insert into ticket_item (tenant_id, ticket_id, item_id) values ($1, $2, $3)', [tenant.id, id, given.itemId])
  const workaround = given.workaround ?? 'Reiniciar.'
  await ownerSql(
    `insert into problem (tenant_id, ticket_id, symptoms, error_code, root_cause, workaround, workaround_html, known_error_at, known_error_audience)
     values ($1, $2, $3, $4, $5, $6, $7, now(), $8)`,
    [tenant.id, id, given.symptoms ?? '', given.errorCode ?? null, given.rootCause ?? 'Conhecida.', workaround, `<p>${workaround}</p>`, given.audience ?? 'requesters'],
  )
  return id
}

export async function givenItem(tenant: TestTenant, name: string): Promise<string> {
  const id = newId()
  await ownerSql(`insert into configuration_item (tenant_id, id, name, kind) values ($1, $2, $3, 'application')`, [tenant.id, id, name])
  return id
}
