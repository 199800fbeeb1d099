import { beforeAll, describe, expect, it } from 'vitest'
import { createRole } from '@/lib/people/roles/create'
import { deleteRole } from '@/lib/people/roles/delete'
import { listRoles } from '@/lib/people/roles/queries'
import { updateRole } from '@/lib/people/roles/update'
import { archiveTeam, restoreTeam } from '@/lib/people/teams/archive'
import { createTeam } from '@/lib/people/teams/create'
import { getTeam, listTeams } from '@/lib/people/teams/queries'
import { updateTeam } from '@/lib/people/teams/update'
import { updateUser } from '@/lib/people/users/update'
import { ownerSql } from '@/tests/support/database'
import { createUser } from '@/tests/support/factories'
import { auditOf, holding, makeWorld, type World } from './world'

let world: World

beforeAll(async () => {
  world = await makeWorld()
})

describe('teams', () => {
  it('are made, changed, archived and restored, each step in the audit', async () => {
    const team = await createTeam(world.asAdmin, { name: 'Campo', memberIds: [world.agent.id] })
    expect(team).toMatchObject({ name: 'Campo', memberIds: [world.agent.id], version: 1 })
    const changed = await updateTeam(world.asAdmin, team.id, { name: 'Campo Sul', memberIds: [] }, 1)
    expect(changed).toMatchObject({ name: 'Campo Sul', memberIds: [], version: 2 })
    await archiveTeam(world.asAdmin, team.id)
    expect((await listTeams(world.asAdmin)).map(({ id }) => id)).not.toContain(team.id)
    expect((await listTeams(world.asAdmin, { archived: true })).map(({ id }) => id)).toContain(team.id)
    await expect(archiveTeam(world.asAdmin, team.id)).rejects.toMatchObject({ code: 'conflict' })
    await restoreTeam(world.asAdmin, team.id)
    expect(await auditOf(team.id)).toEqual(['team.created', 'team.updated', 'team.archived', 'team.restored'])
  })

  it('refuse a name that is taken, whatever its case, and a stale version', async () => {
    const team = await createTeam(world.asAdmin, { name: 'Redes' })
    await expect(createTeam(world.asAdmin, { name: 'redes' })).rejects.toMatchObject({ issues: [{ path: 'name', code: 'taken' }] })
    await updateTeam(world.asAdmin, team.id, { description: 'Cabos e antenas' })
    await expect(updateTeam(world.asAdmin, team.id, { name: 'Velha' }, 1)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('are managed by those who may, within their organisation', async () => {
    const team = await createTeam(world.asAdmin, { name: 'Guardada' })
    await expect(createTeam(world.asAgent, { name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updateTeam(world.asAgent, team.id, { name: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updateTeam(world.asStranger, team.id, { name: 'X' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(archiveTeam(world.asStranger, team.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(createTeam(world.asAdmin, { name: 'Mista', memberIds: [world.stranger.id] })).rejects.toMatchObject({
      issues: [{ path: 'memberIds' }],
    })
    expect(await getTeam(world.asAdmin, team.id)).toMatchObject({ name: 'Guardada', version: 1, archivedAt: null })
  })
})

describe('roles', () => {
  it('show the built-in ones with what they may do, and cannot change them', async () => {
    const roles = await listRoles(world.asAdmin)
    const requester = roles.find(({ key }) => key === 'requester')
    expect(requester).toMatchObject({ builtIn: true, permissions: ['incident.read.own', 'incident.create', 'incident.comment.own'] })
    await expect(updateRole(world.asAdmin, requester?.id ?? '', { name: 'Outro' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(deleteRole(world.asAdmin, requester?.id ?? '')).rejects.toMatchObject({ code: 'conflict' })
  })

  it('of the tenant are made, changed and deleted, but not while somebody has them', async () => {
    const role = await createRole(world.asAdmin, { name: 'Triagem', permissions: ['incident.read', 'incident.assign'] })
    expect(role.key).toMatch(/^triagem_[0-9a-f]{6}$/)
    const user = await createUser(world.tenant)
    await updateUser(world.asAdmin, user.id, { role: role.key })
    await expect(deleteRole(world.asAdmin, role.id)).rejects.toMatchObject({ code: 'conflict' })
    await updateRole(world.asAdmin, role.id, { permissions: ['incident.read'] })
    await updateUser(world.asAdmin, user.id, { role: 'agent' })
    await deleteRole(world.asAdmin, role.id)
    expect(await auditOf(role.id)).toEqual(['role.created', 'role.updated', 'role.deleted'])
  })

  it('grant nothing that their maker lacks', async () => {
    const limited = holding(world.asAdmin, ['role.manage', 'incident.read'])
    await expect(createRole(limited, { name: 'Mais', permissions: ['incident.delete'] })).rejects.toMatchObject({ code: 'forbidden' })
    const role = await createRole(world.asAdmin, { name: 'Forte', permissions: ['incident.delete'] })
    await expect(updateRole(limited, role.id, { permissions: ['incident.read'] })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createRole(world.asAdmin, { name: 'Nada', permissions: ['everything'] })).rejects.toMatchObject({ code: 'validation_failed' })
  })

  it('are out of reach for agents and for another organisation', async () => {
    const role = await createRole(world.asAdmin, { name: 'Daqui', permissions: ['incident.read'] })
    await expect(createRole(world.asAgent, { name: 'X', permissions: ['incident.read'] })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updateRole(world.asStranger, role.id, { name: 'X' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(deleteRole(world.asStranger, role.id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await ownerSql('select name from role where id = $1', [role.id])).toEqual([{ name: 'Daqui' }])
  })
})
