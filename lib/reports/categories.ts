import 'server-only'
import type { ReportOf } from './schema'
import { Measures, type Scope } from './scope'

type Row = ReportOf<'categories'>['data']['rows'][number]

interface Counted {
  id: string | null
  parentId: string | null
  name: string | null
  n: number
  reopened: number
}

/** What was opened in the period by category, as a tree: a category counts what lies below it. The largest first. */
export async function readCategories(scope: Scope): Promise<ReportOf<'categories'>['data']> {
  const measures = new Measures(scope)
  const counted = await measures.run<Counted>(`
    with counted as (
      select t.category_id as id, count(*)::int as n, count(*) filter (where t.reopen_count > 0)::int as reopened
      from ticket_measure t where ${measures.where({ opened: scope.period })} group by t.category_id
    )
    select c.id, c.parent_id as "parentId", c.name, coalesce(counted.n, 0) as n, coalesce(counted.reopened, 0) as reopened
    from category c left join counted on counted.id = c.id
    union all select null, null, null, n, reopened from counted where id is null`)
  return { rows: asTree(counted, scope.filter.category) }
}

/** Depth first, without those that hold nothing, from the roots or from what is filtered by. None at all stands last. */
function asTree(counted: readonly Counted[], filter: readonly string[] | undefined): Row[] {
  const below = Map.groupBy(counted.filter(({ id }) => id !== null), ({ parentId }) => parentId)
  const branch = (node: Counted, depth: number): Row[] => {
    const branches = (below.get(node.id) ?? []).map((child) => branch(child, depth + 1)).filter(([head]) => (head?.total ?? 0) > 0)
    const sum = (of: 'total' | 'reopened') => branches.reduce((total, [head]) => total + (head?.[of] ?? 0), 0)
    const { id, parentId, name } = node
    const head = { id, parentId, name, depth, own: node.n, total: node.n + sum('total'), reopened: node.reopened + sum('reopened') }
    return [head, ...branches.toSorted(largestFirst).flat()]
  }
  const tops = filter ? highest(counted, new Set(filter)) : (below.get(null) ?? [])
  const roots = tops.map((root) => branch(root, 0)).filter(([head]) => (head?.total ?? 0) > 0)
  const none = counted.filter(({ id }) => id === null).flatMap((node) => [{ ...node, depth: 0, own: node.n, total: node.n }])
  return [...roots.toSorted(largestFirst).flat(), ...none.map(({ n: _n, ...row }) => row)]
}

/** Of the wanted ones, those that lie below none of the others. */
function highest(counted: readonly Counted[], wanted: ReadonlySet<string>): Counted[] {
  const byId = new Map(counted.map((node) => [node.id, node]))
  const isBelow = ({ parentId }: Counted): boolean => {
    const parent = parentId === null ? undefined : byId.get(parentId)
    return parent !== undefined && (wanted.has(parent.id ?? '') || isBelow(parent))
  }
  return counted.filter((node) => node.id !== null && wanted.has(node.id) && !isBelow(node))
}

const largestFirst = ([a]: Row[], [b]: Row[]): number => (b?.total ?? 0) - (a?.total ?? 0) || (a?.name ?? '').localeCompare(b?.name ?? '')
