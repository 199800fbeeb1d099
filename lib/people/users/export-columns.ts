import 'server-only'
import type { Column } from '@/lib/platform/text/csv-export'
import { instantsIn } from '@/lib/platform/text/instant'
import type { UserDto } from './schema'

/** What an export says of a user, in its order. */
export const PEOPLE_FIELDS = [
  'name', 'email', 'phone', 'kind', 'status', 'role', 'teams', 'locale', 'lastSignInAt', 'createdAt', 'updatedAt', 'id',
] as const
export type PeopleField = (typeof PEOPLE_FIELDS)[number]

/** Words that the product has of its own, and a reader's language has others for. */
export interface PeopleWording {
  heading(this: void, field: PeopleField): string
  term(this: void, of: 'kind' | 'status', word: string): string
  role(this: void, role: UserDto['role']): string
}

/** As the API has them: for programs. */
export const PLAIN_PEOPLE: PeopleWording = { heading: (field) => field, term: (_of, word) => word, role: ({ key }) => key }

export function peopleColumns({ heading, term, role }: PeopleWording, timeZone: string): Column<UserDto>[] {
  const at = instantsIn(timeZone)
  const cells: Record<PeopleField, Column<UserDto>['cell']> = {
    name: (user) => user.name,
    email: (user) => user.email,
    phone: (user) => user.phone,
    kind: (user) => term('kind', user.kind),
    status: (user) => term('status', user.status),
    role: (user) => role(user.role),
    teams: (user) => user.teams.map(({ name }) => name).join(', '),
    locale: (user) => user.locale,
    lastSignInAt: (user) => user.lastSignInAt && at(user.lastSignInAt),
    createdAt: (user) => at(user.createdAt),
    updatedAt: (user) => at(user.updatedAt),
    id: (user) => user.id,
  }
  return PEOPLE_FIELDS.map((field) => ({ heading: heading(field), cell: cells[field] }))
}
