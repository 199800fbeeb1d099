import 'server-only'
import type { Ctx } from '@/lib/platform/context'
import { parse } from '@/lib/platform/parse'
import { getArticle } from '../articles/queries'
import { readDraft } from '../drafts/queries'
import { diffTexts } from './diff-text'
import { readVersion } from './queries'
import { diffQuery, type DiffDto } from './schema'

const NOTHING = { title: '', summary: '', body: '' }

/**
 * What changed from one version to another; from what is published to the draft, unless told. Before the first
 * publication that is from nothing.
 * @throws NotFound
 */
export async function diffVersions(ctx: Ctx, ref: string, locale: string, query: unknown = {}): Promise<DiffDto> {
  const { from, to } = parse(diffQuery, query)
  const newer = to ? await readVersion(ctx, ref, to) : await readDraft(ctx, ref, locale)
  const base = from ?? (await getArticle(ctx, ref)).translations.find((translation) => translation.locale === locale)?.published?.id
  return diffTexts(base ? await readVersion(ctx, ref, base) : NOTHING, newer)
}
