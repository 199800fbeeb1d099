import { expect, it } from 'vitest'
import { JobsOff } from '@/lib/platform/jobs/configured'
import { newId } from '@/lib/platform/ids'
import { provisionTenant } from '@/lib/tenants/provision'
import { ownerSql } from '@/tests/support/database'

it('signing up is refused where no jobs are configured, and leaves nothing behind', async () => {
  const slug = `sem-tarefas-${process.pid}`
  const signUp = provisionTenant(
    { now: new Date(), requestId: newId() },
    {
      organisation: 'Sem Tarefas',
      slug,
      name: 'Ana',
      email: 'ana@sem.test',
      password: 'um farol na neblina',
      locale: 'pt-BR',
      timezone: 'America/Sao_Paulo',
    },
  )
  await expect(signUp).rejects.toBeInstanceOf(JobsOff)
  expect(await ownerSql('select from provisioning where slug = $1', [slug])).toEqual([])
})
