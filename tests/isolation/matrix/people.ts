import { createPersonalKey } from '@/lib/people/api-keys/create-personal'
import { createServiceKey } from '@/lib/people/api-keys/create-service'
import { getApiKey, listApiKeys, listOwnApiKeys } from '@/lib/people/api-keys/queries'
import { revokeApiKey } from '@/lib/people/api-keys/revoke'
import { acceptInvitation } from '@/lib/people/passwords/accept-invitation'
import { requestPasswordReset } from '@/lib/people/passwords/request-reset'
import { resetPassword } from '@/lib/people/passwords/reset'
import { createRole } from '@/lib/people/roles/create'
import { deleteRole } from '@/lib/people/roles/delete'
import { getRole, listRoles } from '@/lib/people/roles/queries'
import { updateRole } from '@/lib/people/roles/update'
import { listSessions } from '@/lib/people/sessions/queries'
import { revokeSession } from '@/lib/people/sessions/revoke'
import { revokeOtherSessions, revokeUserSessions } from '@/lib/people/sessions/revoke-all'
import { archiveTeam, restoreTeam } from '@/lib/people/teams/archive'
import { createTeam } from '@/lib/people/teams/create'
import { getTeam, listTeams, membersOf } from '@/lib/people/teams/queries'
import { updateTeam } from '@/lib/people/teams/update'
import { peekToken } from '@/lib/people/tokens/consume'
import { createContact } from '@/lib/people/users/create-contact'
import { inviteUser } from '@/lib/people/users/invite'
import { getOwnUser, getUser, listUsers } from '@/lib/people/users/queries'
import { reactivateUser } from '@/lib/people/users/reactivate'
import { resendInvitation } from '@/lib/people/users/resend-invitation'
import { suspendUser } from '@/lib/people/users/suspend'
import { updateUser } from '@/lib/people/users/update'
import { updateProfile } from '@/lib/people/users/update-profile'
import { newId } from '@/lib/platform/ids'
import type { Ctx } from '@/lib/platform/context'
import type { Attacks, Blind } from './attack'
import { MARK } from './victim'

const invitee = () => ({ name: 'Ours', email: `${newId()}@ours.test` })
const ourTeam = async (ctx: Ctx) => (await createTeam(ctx, { name: newId() })).id
const password = 'um segredo bem comprido 42'

export const peopleAttacks: Attacks = {
  'lib/people/api-keys/create-service.ts#createServiceKey': {
    role: (ctx, { names }) => createServiceKey(ctx, { name: 'Ours', role: names.role }),
  },
  'lib/people/api-keys/queries.ts#getApiKey': { 'API key': (ctx, { ids }) => getApiKey(ctx, ids.apiKey) },
  'lib/people/api-keys/revoke.ts#revokeApiKey': { 'API key': (ctx, { ids }) => revokeApiKey(ctx, ids.apiKey) },
  'lib/people/passwords/accept-invitation.ts#acceptInvitation': {
    token: (ctx, { names }) => acceptInvitation(ctx, { token: names.invitation, name: 'Ours', password }),
  },
  'lib/people/passwords/reset.ts#resetPassword': {
    token: (ctx, { names }) => resetPassword(ctx, { token: names.reset, password }),
  },
  'lib/people/roles/delete.ts#deleteRole': { role: (ctx, { ids }) => deleteRole(ctx, ids.role) },
  'lib/people/roles/queries.ts#getRole': { role: (ctx, { ids }) => getRole(ctx, ids.role) },
  'lib/people/roles/update.ts#updateRole': { role: (ctx, { ids }) => updateRole(ctx, ids.role, { name: 'Taken over' }) },
  'lib/people/sessions/revoke.ts#revokeSession': { session: (ctx, { ids }) => revokeSession(ctx, ids.session) },
  'lib/people/sessions/revoke-all.ts#revokeUserSessions': { person: (ctx, { ids }) => revokeUserSessions(ctx, ids.user) },
  'lib/people/teams/archive.ts#archiveTeam': { team: (ctx, { ids }) => archiveTeam(ctx, ids.team) },
  'lib/people/teams/archive.ts#restoreTeam': { team: (ctx, { ids }) => restoreTeam(ctx, ids.team) },
  'lib/people/teams/create.ts#createTeam': { member: (ctx, { ids }) => createTeam(ctx, { name: newId(), memberIds: [ids.user] }) },
  'lib/people/teams/queries.ts#getTeam': { team: (ctx, { ids }) => getTeam(ctx, ids.team) },
  'lib/people/teams/update.ts#updateTeam': {
    team: (ctx, { ids }) => updateTeam(ctx, ids.team, { name: 'Taken over' }),
    member: async (ctx, { ids }) => updateTeam(ctx, await ourTeam(ctx), { memberIds: [ids.user] }),
  },
  'lib/people/tokens/consume.ts#peekToken': { token: (ctx, { names }) => peekToken(ctx, 'invitation', names.invitation) },
  'lib/people/users/invite.ts#inviteUser': {
    role: (ctx, { names }) => inviteUser(ctx, { ...invitee(), role: names.role }),
    team: (ctx, { ids }) => inviteUser(ctx, { ...invitee(), teamIds: [ids.team] }),
  },
  'lib/people/users/queries.ts#getUser': { person: (ctx, { ids }) => getUser(ctx, ids.user) },
  'lib/people/users/reactivate.ts#reactivateUser': { person: (ctx, { ids }) => reactivateUser(ctx, ids.user) },
  'lib/people/users/resend-invitation.ts#resendInvitation': { person: (ctx, { ids }) => resendInvitation(ctx, ids.invited) },
  'lib/people/users/suspend.ts#suspendUser': { person: (ctx, { ids }) => suspendUser(ctx, ids.user) },
  'lib/people/users/update.ts#updateUser': {
    person: (ctx, { ids }) => updateUser(ctx, ids.user, { name: 'Taken over' }),
    team: async (ctx, { ids }) => updateUser(ctx, (await inviteUser(ctx, invitee())).id, { teamIds: [ids.team] }),
    role: async (ctx, { names }) => updateUser(ctx, (await inviteUser(ctx, invitee())).id, { role: names.role }),
  },
}

export const peopleBlind: Blind = {
  'lib/people/api-keys/create-personal.ts#createPersonalKey': (ctx) => createPersonalKey(ctx, { name: 'Ours' }),
  'lib/people/api-keys/queries.ts#listApiKeys': (ctx) => listApiKeys(ctx),
  'lib/people/api-keys/queries.ts#listOwnApiKeys': (ctx) => listOwnApiKeys(ctx),
  'lib/people/passwords/request-reset.ts#requestPasswordReset': (ctx) => requestPasswordReset(ctx, { email: `agent@${MARK}.test` }),
  'lib/people/roles/create.ts#createRole': (ctx) => createRole(ctx, { name: newId(), permissions: ['incident.read'] }),
  'lib/people/roles/queries.ts#listRoles': (ctx) => listRoles(ctx),
  'lib/people/sessions/queries.ts#listSessions': (ctx, { ids }) => listSessions(ctx, ids.user),
  'lib/people/sessions/revoke-all.ts#revokeOtherSessions': (ctx) => revokeOtherSessions(ctx),
  'lib/people/teams/queries.ts#listTeams': (ctx) => listTeams(ctx, { archived: true }),
  'lib/people/teams/queries.ts#membersOf': async (ctx) => [...(await membersOf(ctx))],
  'lib/people/users/create-contact.ts#createContact': (ctx) => createContact(ctx, { name: 'Ours' }),
  'lib/people/users/queries.ts#getOwnUser': (ctx) => getOwnUser(ctx),
  'lib/people/users/queries.ts#listUsers': (ctx) => listUsers(ctx, { limit: 100 }),
  'lib/people/users/update-profile.ts#updateProfile': (ctx) => updateProfile(ctx, { name: 'Ours' }),
}
