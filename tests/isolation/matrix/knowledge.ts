import { archiveArticle, restoreArticle } from '@/lib/knowledge/articles/archive'
import { createArticle } from '@/lib/knowledge/articles/create'
import { countArticles, listArticles } from '@/lib/knowledge/articles/list'
import { markReviewed } from '@/lib/knowledge/articles/mark-reviewed'
import { getArticle, readArticle } from '@/lib/knowledge/articles/queries'
import { articleListQuery } from '@/lib/knowledge/articles/schema'
import { updateArticle } from '@/lib/knowledge/articles/update'
import { archiveKbCategory, restoreKbCategory } from '@/lib/knowledge/categories/archive'
import { createKbCategory } from '@/lib/knowledge/categories/create'
import { getKbCategory, listKbCategories } from '@/lib/knowledge/categories/queries'
import { reorderKbCategories } from '@/lib/knowledge/categories/reorder'
import { readCategories } from '@/lib/knowledge/categories/store'
import { updateKbCategory } from '@/lib/knowledge/categories/update'
import { readDraft } from '@/lib/knowledge/drafts/queries'
import { saveDraft } from '@/lib/knowledge/drafts/save'
import { exportArticle, exportArticles } from '@/lib/knowledge/export/export'
import { addArticleFile } from '@/lib/knowledge/files/add'
import { listArticleFiles, openArticleFile } from '@/lib/knowledge/files/queries'
import { removeArticleFile } from '@/lib/knowledge/files/remove'
import { importArticles } from '@/lib/knowledge/import/import'
import { previewArticleImport } from '@/lib/knowledge/import/preview'
import { listBrokenLinks } from '@/lib/knowledge/links/broken'
import { publish } from '@/lib/knowledge/publishing/publish'
import { cancelSchedule, unpublish } from '@/lib/knowledge/publishing/unpublish'
import { listReviewers } from '@/lib/knowledge/reviews/candidates'
import { commentReview } from '@/lib/knowledge/reviews/comment'
import { decideReview } from '@/lib/knowledge/reviews/decide'
import { getReview, listReviews } from '@/lib/knowledge/reviews/queries'
import { submitForReview } from '@/lib/knowledge/reviews/submit'
import { withdrawReview } from '@/lib/knowledge/reviews/withdraw'
import { createTranslation } from '@/lib/knowledge/translations/create'
import { changeSlug } from '@/lib/knowledge/translations/update'
import { diffVersions } from '@/lib/knowledge/versions/diff'
import { listVersions, readVersion } from '@/lib/knowledge/versions/queries'
import { restoreVersion } from '@/lib/knowledge/versions/restore'
import type { Ctx } from '@/lib/platform/context'
import type { Attack, Attacks, Blind } from './attack'

const L = 'pt-BR'

/** An article of the attacker's own, to tie something foreign to. */
const ours = async (ctx: Ctx): Promise<string> => (await createArticle(ctx, { title: 'Ours', body: 'Ours' })).id

async function* bytes() {
  yield await Promise.resolve(Buffer.from('ours'))
}

/** The verb with the victim's article in place of one's own. */
const article = (attempt: (ctx: Ctx, id: string) => Promise<unknown>): Record<string, Attack> => ({
  article: (ctx, { ids }) => attempt(ctx, ids.kbArticle),
})

/** Each way in which an article can name something of another tenant. */
const naming = (attempt: (ctx: Ctx, more: object) => Promise<unknown>): Record<string, Attack> => ({
  category: (ctx, { ids }) => attempt(ctx, { categoryId: ids.kbCategory }),
  owner: (ctx, { ids }) => attempt(ctx, { ownerId: ids.user }),
  team: (ctx, { ids }) => attempt(ctx, { visibility: 'teams', teamIds: [ids.team] }),
  problem: (ctx, { ids }) => attempt(ctx, { problemId: ids.problem }),
})

const names = { names: { en: 'Ours' } }

export const knowledgeAttacks: Attacks = {
  'lib/knowledge/articles/archive.ts#archiveArticle': article(archiveArticle),
  'lib/knowledge/articles/archive.ts#restoreArticle': article(restoreArticle),
  'lib/knowledge/articles/create.ts#createArticle': naming((ctx, more) => createArticle(ctx, { title: 'Ours', ...more })),
  'lib/knowledge/articles/mark-reviewed.ts#markReviewed': article(markReviewed),
  'lib/knowledge/articles/queries.ts#getArticle': article(getArticle),
  'lib/knowledge/articles/queries.ts#readArticle': article((ctx, id) => readArticle(ctx, id)),
  'lib/knowledge/articles/update.ts#updateArticle': {
    ...article((ctx, id) => updateArticle(ctx, id, { tags: ['taken-over'] })),
    ...naming(async (ctx, more) => updateArticle(ctx, await ours(ctx), more)),
  },
  'lib/knowledge/categories/archive.ts#archiveKbCategory': { category: (ctx, { ids }) => archiveKbCategory(ctx, ids.kbCategory) },
  'lib/knowledge/categories/archive.ts#restoreKbCategory': { category: (ctx, { ids }) => restoreKbCategory(ctx, ids.kbCategory) },
  'lib/knowledge/categories/create.ts#createKbCategory': { parent: (ctx, { ids }) => createKbCategory(ctx, { ...names, parentId: ids.kbCategory }) },
  'lib/knowledge/categories/queries.ts#getKbCategory': { category: (ctx, { ids }) => getKbCategory(ctx, ids.kbCategory) },
  'lib/knowledge/categories/reorder.ts#reorderKbCategories': {
    category: (ctx, { ids }) => reorderKbCategories(ctx, { parentId: null, ids: [ids.kbCategory] }),
    parent: async (ctx, { ids }) => reorderKbCategories(ctx, { parentId: ids.kbCategory, ids: [(await createKbCategory(ctx, names)).id] }),
  },
  'lib/knowledge/categories/update.ts#updateKbCategory': {
    category: (ctx, { ids }) => updateKbCategory(ctx, ids.kbCategory, names),
    parent: async (ctx, { ids }) => updateKbCategory(ctx, (await createKbCategory(ctx, names)).id, { parentId: ids.kbCategory }),
  },
  'lib/knowledge/drafts/queries.ts#readDraft': article((ctx, id) => readDraft(ctx, id, L)),
  'lib/knowledge/drafts/save.ts#saveDraft': {
    ...article((ctx, id) => saveDraft(ctx, id, L, { title: 'Taken over' })),
    'source version': async (ctx, { ids }) => {
      const id = await ours(ctx)
      await createTranslation(ctx, id, { locale: 'en' })
      return saveDraft(ctx, id, 'en', { sourceVersionId: ids.kbVersion })
    },
  },
  'lib/knowledge/export/export.ts#exportArticle': article((ctx, id) => exportArticle(ctx, id, L)),
  'lib/knowledge/files/add.ts#addArticleFile': article((ctx, id) =>
    addArticleFile(ctx, id, { fileName: 'ours.txt', contentType: 'text/plain', body: bytes() }),
  ),
  'lib/knowledge/files/queries.ts#listArticleFiles': article(listArticleFiles),
  'lib/knowledge/files/queries.ts#openArticleFile': { file: (ctx, { ids }) => openArticleFile(ctx, ids.kbFile) },
  'lib/knowledge/files/remove.ts#removeArticleFile': { file: (ctx, { ids }) => removeArticleFile(ctx, ids.kbFile) },
  'lib/knowledge/publishing/publish.ts#publish': {
    ...article((ctx, id) => publish(ctx, id, L)),
    version: async (ctx, { ids }) => publish(ctx, await ours(ctx), L, { versionId: ids.kbVersion }),
  },
  'lib/knowledge/publishing/unpublish.ts#cancelSchedule': article((ctx, id) => cancelSchedule(ctx, id, L)),
  'lib/knowledge/publishing/unpublish.ts#unpublish': article((ctx, id) => unpublish(ctx, id, L)),
  'lib/knowledge/reviews/candidates.ts#listReviewers': article(listReviewers),
  'lib/knowledge/reviews/comment.ts#commentReview': { review: (ctx, { ids }) => commentReview(ctx, ids.kbReview, { body: 'Ours' }) },
  'lib/knowledge/reviews/decide.ts#decideReview': { review: (ctx, { ids }) => decideReview(ctx, ids.kbReview, { decision: 'approved' }) },
  'lib/knowledge/reviews/queries.ts#getReview': { review: (ctx, { ids }) => getReview(ctx, ids.kbReview) },
  'lib/knowledge/reviews/queries.ts#listReviews': article((ctx, id) => listReviews(ctx, id, L)),
  'lib/knowledge/reviews/submit.ts#submitForReview': {
    ...article((ctx, id) => submitForReview(ctx, id, L, { reviewerIds: [id] })),
    reviewer: async (ctx, { ids }) => submitForReview(ctx, await ours(ctx), L, { reviewerIds: [ids.user] }),
  },
  'lib/knowledge/reviews/withdraw.ts#withdrawReview': { review: (ctx, { ids }) => withdrawReview(ctx, ids.kbReview) },
  'lib/knowledge/translations/create.ts#createTranslation': article((ctx, id) => createTranslation(ctx, id, { locale: 'en' })),
  'lib/knowledge/translations/update.ts#changeSlug': article((ctx, id) => changeSlug(ctx, id, L, { slug: 'taken-over' })),
  'lib/knowledge/versions/diff.ts#diffVersions': {
    ...article((ctx, id) => diffVersions(ctx, id, L)),
    from: async (ctx, { ids }) => diffVersions(ctx, await ours(ctx), L, { from: ids.kbVersion }),
    to: async (ctx, { ids }) => diffVersions(ctx, await ours(ctx), L, { to: ids.kbVersion }),
  },
  'lib/knowledge/versions/queries.ts#listVersions': article((ctx, id) => listVersions(ctx, id, L)),
  'lib/knowledge/versions/queries.ts#readVersion': {
    ...article((ctx, id) => readVersion(ctx, id, id)),
    version: async (ctx, { ids }) => readVersion(ctx, await ours(ctx), ids.kbVersion),
  },
  'lib/knowledge/versions/restore.ts#restoreVersion': {
    ...article((ctx, id) => restoreVersion(ctx, id, id)),
    version: async (ctx, { ids }) => restoreVersion(ctx, await ours(ctx), ids.kbVersion),
  },
}

/** A text that links to the victim's article, by id and by slug. */
const linking = (ids: { kbArticle: string }) => ({ files: [{ name: 'ours.md', text: `# Ours\n\n[a](kb:${ids.kbArticle}) [b](kb:victim-secret)` }] })

export const knowledgeBlind: Blind = {
  'lib/knowledge/articles/list.ts#countArticles': async (ctx) => ({ sameAsOwn: (await countArticles(ctx, articleListQuery.parse({ tag: 'victim-secret' }))) === 0 }),
  'lib/knowledge/articles/list.ts#listArticles': (ctx, { ids }) => listArticles(ctx, articleListQuery.parse({ categoryId: ids.kbCategory })),
  'lib/knowledge/categories/queries.ts#listKbCategories': (ctx) => listKbCategories(ctx, { archived: true }),
  'lib/knowledge/categories/store.ts#readCategories': (ctx) => readCategories(ctx),
  'lib/knowledge/export/export.ts#exportArticles': async (ctx) => {
    const reader = (await exportArticles(ctx, { tag: 'victim-secret' })).getReader()
    return Buffer.from((await reader.read()).value ?? []).toString('latin1')
  },
  'lib/knowledge/import/import.ts#importArticles': async (ctx, { ids }) => (await importArticles(ctx, linking(ids))).files.map(({ title }) => title),
  'lib/knowledge/import/preview.ts#previewArticleImport': async (ctx, { ids }) => (await previewArticleImport(ctx, linking(ids))).files.map(({ flaws }) => flaws),
  'lib/knowledge/links/broken.ts#listBrokenLinks': (ctx) => listBrokenLinks(ctx),
}

export const knowledgeAside: Record<string, string> = {
  'lib/knowledge/access.ts#seesDrafts': 'pure: looks at permissions',
  'lib/knowledge/articles/number.ts#takeArticleNumber': "counts in the actor's tenant",
  'lib/knowledge/articles/serialize.ts#inTenant': "pure: the condition of the actor's tenant",
}
