import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { withTenant } from '@/lib/platform/db/tenant'
import { readSetup } from '../plan/setup'
import type { Matrix } from '../vocabulary'

/** Who is told of what, and how, in this tenant. @throws Forbidden */
export async function getMatrix(ctx: Ctx): Promise<Matrix> {
  authorize(ctx, 'mail.manage')
  return (await withTenant(ctx, readSetup)).matrix
}
