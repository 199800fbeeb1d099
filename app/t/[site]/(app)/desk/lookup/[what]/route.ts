import type { NextRequest } from 'next/server'
import { listItems } from '@/lib/assets/queries'
import { statusShown } from '@/components/problems/problem-status'
import { searchIncidents, suggestTickets } from '@/lib/incidents/search/suggest'
import { optionalContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { listCategories } from '@/lib/tickets/categories/queries'
import { likeWords } from '@/lib/tickets/lookup/like'
import { findPeople } from '@/lib/tickets/lookup/people'
import { findTags } from '@/lib/tickets/lookup/tags'
import { findTeams } from '@/lib/tickets/lookup/teams'
import { listResolutionCodes } from '@/lib/tickets/resolution-codes/queries'

const lookups: Record<string, (ctx: Ctx, q: string) => Promise<readonly unknown[]>> = {
  incidents: searchIncidents,
  tickets: async (ctx, q) => (await suggestTickets(ctx, q)).map((hit) => ({ ...hit, status: statusShown(hit, ctx.locale) })),
  people: async (ctx, q) => (await findPeople(ctx, { q })).map(option),
  assignees: async (ctx, q) => (await findPeople(ctx, { q, assignable: true })).map(option),
  teams: async (ctx, q) => (await findTeams(ctx)).map(option).filter(({ label }) => likeWords(label, q)),
  categories: async (ctx, q) =>
    (await listCategories(ctx))
      .map(({ id, name, path }) => ({ id, label: name, detail: path.length > 1 ? path.join(' › ') : undefined }))
      .filter(({ label, detail }) => likeWords(detail ?? label, q)),
  'resolution-codes': async (ctx) => (await listResolutionCodes(ctx)).map(({ key, label }) => ({ id: key, label })),
  items: async (ctx, q) => (await listItems(ctx)).map(option).filter(({ label }) => likeWords(label, q)).slice(0, MOST_ITEMS),
  tags: async (ctx, q) => (await findTags(ctx, q)).map((tag) => ({ id: tag, label: tag })),
}

/** More than these are not leafed through: another letter finds more. */
const MOST_ITEMS = 50

const option = ({ id, name, email }: { id: string; name: string; email?: string | null }) => ({
  id,
  label: name,
  detail: email ?? undefined,
})

/** What the desk's search fields offer while somebody types; same-origin and by cookie, like its pages. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ site: string; what: string }> }) {
  const { site, what } = await params
  const ctx = await optionalContext(site)
  if (!ctx) return new Response(null, { status: 401 })
  const find = Object.hasOwn(lookups, what) ? lookups[what] : undefined
  if (!find) return new Response(null, { status: 404 })
  if (!can(ctx, 'incident.read')) return new Response(null, { status: 403 })
  const found = await find(ctx, request.nextUrl.searchParams.get('q') ?? '')
  return Response.json(found, { headers: { 'cache-control': 'private, no-store' } })
}
