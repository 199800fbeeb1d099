import { redirect } from 'next/navigation'
import { adminPages } from '@/components/admin/shell/sections'
import { pageContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'

/** Leads to the first page that the person may open. */
export default async function AdminPage({ params }: { params: Promise<{ site: string }> }) {
  const ctx = await pageContext((await params).site, ...adminPages.map(({ permission }) => permission))
  redirect(`/admin/${adminPages.find(({ permission }) => can(ctx, permission))?.page ?? ''}`)
}
