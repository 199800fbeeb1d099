import { expect, it } from 'vitest'
import {
  confidentialChannel,
  deskChannel,
  parseChannel,
  requesterChannel,
  ticketChannel,
  userChannel,
} from '@/lib/platform/realtime/channels'

const tenant = '01980000-0000-7000-8000-000000000001'
const other = '01980000-0000-7000-8000-000000000002'
const id = '01980000-0000-7000-8000-00000000000a'

it('reads back the names that it makes', () => {
  expect(parseChannel(tenant, deskChannel(tenant))).toEqual({ kind: 'desk' })
  expect(parseChannel(tenant, confidentialChannel(tenant))).toEqual({ kind: 'desk-confidential' })
  expect(parseChannel(tenant, userChannel(tenant, id))).toEqual({ kind: 'user', userId: id })
  expect(parseChannel(tenant, requesterChannel(tenant, id))).toEqual({ kind: 'requester', userId: id })
  for (const confidential of [true, false]) {
    expect(parseChannel(tenant, ticketChannel(tenant, { id, confidential }))).toEqual({ kind: 'ticket', ticketId: id, confidential })
  }
})

it.each([
  deskChannel(other),
  ticketChannel(other, { id, confidential: false }),
  userChannel(other, id),
  '',
  'private-',
  `private-${tenant}-`,
  `private-${tenant}-desk-`,
  `private-${tenant}-desk-confidential-x`,
  `private-encrypted-${tenant}-desk`,
  `presence-${tenant}-desk`,
  `private-${tenant}-ticket-${id}`,
  `private-${tenant}-user-`,
  `private-${tenant}-user-${id},${id}`,
  `private-${tenant}-user-${id}\n`,
  `private-${tenant}-user-${id.toUpperCase()}`,
  `${tenant}-desk`,
])('knows no other name: %j', (name) => expect(parseChannel(tenant, name)).toBeNull())
