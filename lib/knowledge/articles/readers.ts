import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { Forbidden } from '@/lib/platform/errors'
import type { ArticleVisibility } from '../vocabulary'
import type { ArticleDto } from './schema'

const REACH: Record<ArticleVisibility, number> = { public: 3, requesters: 2, agents: 1, teams: 0 }

interface Readers {
  visibility: ArticleVisibility
  teams: readonly string[]
}

/** Whether somebody reads by `after` who did not by `before`. Pure. */
export const readByMore = (before: Readers, after: Readers): boolean =>
  REACH[after.visibility] > REACH[before.visibility] ||
  (after.visibility === 'teams' && before.visibility === 'teams' && after.teams.some((team) => !before.teams.includes(team)))

/** To show a published text to more people is to publish it to them. @throws Forbidden */
export function assertReaders(ctx: Pick<Ctx, 'actor'>, before: ArticleDto, after: Readers): void {
  const published = before.translations.some(({ published }) => published !== null)
  const teams = before.teams.map(({ id }) => id)
  if (published && !can(ctx, 'kb.publish') && readByMore({ visibility: before.visibility, teams }, after))
    throw new Forbidden('Only who may publish shows a published article to more people')
}
