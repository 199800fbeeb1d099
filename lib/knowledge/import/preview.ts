import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { parse } from '@/lib/platform/parse'
import { readCategories } from '../categories/store'
import { renderArticle } from '../render/render'
import { FATAL, readFile } from './read-file'
import { importInput, type ImportPreviewDto } from './schema'

/** What an import would make of the files; nothing is stored. */
export async function previewArticleImport(ctx: Ctx, input: unknown): Promise<ImportPreviewDto> {
  authorize(ctx, 'kb.write')
  const { files, locale = ctx.tenant.locale } = parse(importInput, input)
  const slugs = new Set((await readCategories(ctx)).map(({ slug }) => slug))
  return {
    files: files.map((file) => {
      const { fileName, title, summary, body, fields, flaws, ...read } = readFile(file, locale)
      const unknown = fields.category !== undefined && !slugs.has(fields.category)
      return {
        fileName, title, summary, locale: read.locale,
        html: renderArticle(body).html,
        flaws: unknown ? [...flaws, 'unknown_category' as const] : flaws,
        importable: !flaws.some((flaw) => FATAL.has(flaw)),
      }
    }),
  }
}
