import { beforeAll, describe, expect, it } from 'vitest'
import { createArticle } from '@/lib/knowledge/articles/create'
import { markReviewed } from '@/lib/knowledge/articles/mark-reviewed'
import { getArticle } from '@/lib/knowledge/articles/queries'
import { updateArticle } from '@/lib/knowledge/articles/update'
import { saveDraft } from '@/lib/knowledge/drafts/save'
import { publish } from '@/lib/knowledge/publishing/publish'
import { tenantsWithDueArticles } from '@/lib/knowledge/publishing/due'
import { runDueArticles } from '@/lib/knowledge/publishing/run-due'
import { listReviewers } from '@/lib/knowledge/reviews/candidates'
import { commentReview } from '@/lib/knowledge/reviews/comment'
import { decideReview } from '@/lib/knowledge/reviews/decide'
import { getReview, listReviews } from '@/lib/knowledge/reviews/queries'
import { submitForReview } from '@/lib/knowledge/reviews/submit'
import { withdrawReview } from '@/lib/knowledge/reviews/withdraw'
import type { Ctx } from '@/lib/platform/context'
import { ownerSql } from '@/tests/support/database'
import { createUser, ctxFor, type TestUser } from '@/tests/support/factories'
import { auditOf, makeWorld, type World } from '../people/world'

let world: World
let writer: Ctx
let publisher: Ctx
let [anna, ben]: TestUser[] = []
const as = (user: TestUser | undefined): Ctx => {
  if (!user) throw new Error('Nobody')
  return ctxFor(world.tenant, user)
}

beforeAll(async () => {
  world = await makeWorld()
  writer = world.asAgent
  publisher = ctxFor(world.tenant, await createUser(world.tenant, { role: 'agent_l2' }))
  anna = await createUser(world.tenant, { name: 'Anna' })
  ben = await createUser(world.tenant, { name: 'Ben' })
})

const draft = (more: object = {}) => createArticle(writer, { title: 'Revisar isto', body: 'Texto', ...more })
const submit = (id: string, ...reviewers: (TestUser | undefined)[]) =>
  submitForReview(writer, id, 'pt-BR', { reviewerIds: reviewers.flatMap((one) => one?.id ?? []) })
const statusOf = async (id: string) => (await getArticle(writer, id)).translations[0]?.status
const noticesOf = async (user: TestUser | undefined) =>
  (await ownerSql<{ type: string }>('select type from notification where user_id = $1 order by id', [user?.id])).map(({ type }) => type)

describe('a review', () => {
  it('is asked of people, who approve', async () => {
    const { id } = await draft()
    const review = await submit(id, anna, ben)
    expect(review).toMatchObject({ status: 'open', version: { number: 1 }, reviewers: [{ name: 'Anna', decision: null }, { name: 'Ben' }] })
    expect(await statusOf(id)).toBe('in_review')
    expect(await noticesOf(anna)).toEqual(['kb_review_requested'])
    await expect(submit(id, anna)).rejects.toMatchObject({ reason: 'in_review' })
    await expect(decideReview(writer, review.id, { decision: 'approved' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await decideReview(as(anna), review.id, { decision: 'approved' })).toMatchObject({ status: 'open' })
    expect(await decideReview(as(ben), review.id, { decision: 'approved', comment: 'Bom!' })).toMatchObject({
      status: 'approved',
      comments: [{ author: { name: 'Ben' }, bodyHtml: '<p>Bom!</p>' }],
    })
    await expect(decideReview(as(ben), review.id, { decision: 'approved' })).rejects.toMatchObject({ reason: 'review_closed' })
    expect(await noticesOf(world.agent)).toContain('kb_review_decided')
    await publish(publisher, id, 'pt-BR', { versionId: review.version.id })
    expect(await statusOf(id)).toBe('published')
    expect(await auditOf(id)).toEqual(['kb.article.created', 'kb.article.review_requested', 'kb.article.reviewed', 'kb.article.reviewed', 'kb.article.published'])
  })

  it('ends with the first who asks for changes', async () => {
    const { id } = await draft()
    const review = await submit(id, anna, ben)
    await commentReview(as(anna), review.id, { body: 'Falta um passo', quote: 'Texto' })
    expect(await decideReview(as(ben), review.id, { decision: 'changes_requested' })).toMatchObject({ status: 'changes_requested', comments: [{ quote: 'Texto' }] })
    expect(await statusOf(id)).toBe('draft')
    const again = await submit(id, anna)
    expect(again.version.id).toBe(review.version.id)
    expect(await withdrawReview(writer, again.id)).toMatchObject({ status: 'withdrawn' })
    expect((await listReviews(writer, id, 'pt-BR')).map(({ status }) => status)).toEqual(['withdrawn', 'changes_requested'])
  })

  it('leaves what is published before the readers, and is decided by who may publish', async () => {
    const { id } = await draft()
    await publish(publisher, id, 'pt-BR')
    await saveDraft(writer, id, 'pt-BR', { body: 'Novo' })
    const review = await submit(id, anna)
    expect(await statusOf(id)).toBe('published')
    expect(await decideReview(publisher, review.id, { decision: 'approved' })).toMatchObject({ status: 'approved' })
    const other = await submit(id, anna)
    await publish(publisher, id, 'pt-BR')
    expect(await getReview(writer, other.id)).toMatchObject({ status: 'approved' })
  })

  it('is not asked of who cannot', async () => {
    const { id } = await draft()
    for (const reviewerIds of [[world.requester.id], [world.agent.id], [world.stranger.id]]) {
      await expect(submitForReview(writer, id, 'pt-BR', { reviewerIds })).rejects.toMatchObject({ issues: [{ path: 'reviewerIds.0' }] })
    }
    const names = (await listReviewers(writer, id)).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['Anna', 'Ben']))
    expect(names).not.toContain(world.agent.name)
    const review = await submit(id, anna)
    await expect(getReview(world.asStranger, review.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(commentReview(world.asRequester, review.id, { body: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('what is due', () => {
  const past = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  const run = () => runDueArticles(world.tenant.id, 'test')

  it('is published at its time', async () => {
    const { id } = await draft()
    await publish(publisher, id, 'pt-BR', { at: new Date(Date.now() + 60_000).toISOString() })
    await saveDraft(writer, id, 'pt-BR', { body: 'Depois do plano' })
    await ownerSql('update kb_translation set scheduled_at = $2 where article_id = $1', [id, past(1)])
    expect(await tenantsWithDueArticles()).toContain(world.tenant.id)
    expect(await run()).toBe(false)
    const { translations } = await getArticle(writer, id)
    expect(translations).toMatchObject([{ status: 'published', scheduled: null, published: { number: 1 }, changed: true }])
    expect(await tenantsWithDueArticles()).not.toContain(world.tenant.id)
  })

  it('is archived when its time is over, and its owner is told', async () => {
    const { id } = await draft({ ownerId: ben?.id })
    await publish(publisher, id, 'pt-BR')
    await updateArticle(writer, id, { expiresAt: past(1) })
    await run()
    expect((await getArticle(writer, id)).archivedAt).not.toBeNull()
    expect(await noticesOf(ben)).toContain('kb_expired')
  })

  it('is reviewed regularly, with one reminder', async () => {
    const { id } = await draft({ ownerId: anna?.id, reviewEveryDays: 30 })
    await publish(publisher, id, 'pt-BR')
    await ownerSql('update kb_article set review_at = $2 where id = $1', [id, past(1)])
    await run()
    await run()
    expect((await noticesOf(anna)).filter((type) => type === 'kb_review_due')).toHaveLength(1)
    const { reviewAt } = await markReviewed(writer, id)
    expect(Date.parse(reviewAt ?? '')).toBeGreaterThan(Date.now() + 29 * 86_400_000)
    await expect(markReviewed(writer, (await draft()).id)).rejects.toMatchObject({ reason: 'no_interval' })
  })
})
