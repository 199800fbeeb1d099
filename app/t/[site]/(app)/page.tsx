import { redirect } from 'next/navigation'
import { pageContext } from '@/lib/people/page-context'
import { isStaff } from '@/lib/platform/auth/permissions'

/** The start page of a tenant's host: agents work at the desk, requesters at the portal. */
export default async function StartPage({ params }: { params: Promise<{ site: string }> }) {
  const ctx = await pageContext((await params).site)
  redirect(isStaff(ctx) ? '/desk' : '/portal')
}
