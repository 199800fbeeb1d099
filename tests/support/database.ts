import { afterAll } from 'vitest'
import { closePools } from '@/lib/platform/db/pool'
import { closeOwner } from './owner'

export { ownerSql } from './owner'

afterAll(async () => {
  await Promise.all([closePools(), closeOwner()])
})
