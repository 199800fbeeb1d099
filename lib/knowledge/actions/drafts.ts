'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { authorize } from '@/lib/platform/auth/permissions'
import { ValidationFailed } from '@/lib/platform/errors'
import { readDraft } from '../drafts/queries'
import { saveDraft } from '../drafts/save'
import type { saveDraftInput } from '../drafts/schema'
import { addArticleFile } from '../files/add'
import { listArticleFiles } from '../files/queries'
import { removeArticleFile } from '../files/remove'
import { deskHtml } from '../reading/desk-html'
import { renderArticle } from '../render/render'
import { sameMeaning } from '../render/same-meaning'
import { restoreVersion } from '../versions/restore'

/** Saves a draft; the page that is being written on is not asked for again. */
export const saveDraftAction = action(async (ctx, id: string, locale: string, input: z.input<typeof saveDraftInput>, version: number) => {
  const saved = await saveDraft(ctx, id, locale, input, version)
  return { version: saved.version, savedAt: saved.updatedAt }
})

/** The draft as it is now: for who was too late with a change. */
export const readDraftAction = action((ctx, id: string, locale: string) => readDraft(ctx, id, locale))

/** Says that a translation says the same as a version of its source. */
export const markTranslatedAction = action(async (ctx, id: string, locale: string, sourceVersionId: string, version: number) => {
  const saved = await saveDraft(ctx, id, locale, { sourceVersionId }, version)
  refresh()
  return { version: saved.version }
})

/** What a text will look like; nothing is kept. */
export const previewArticleAction = action(async (ctx, markdown: string) => {
  authorize(ctx, 'kb.write')
  return deskHtml(ctx, renderArticle(markdown).html)
})

/** Whether a text still says the same after an editor took it in and wrote it out again. */
export const sameMeaningAction = action(async (ctx, before: string, after: string) => {
  authorize(ctx, 'kb.write')
  return sameMeaning(before, after)
})

export const restoreVersionAction = action(async (ctx, id: string, versionId: string) => {
  await restoreVersion(ctx, id, versionId)
  refresh()
})

/** Stores the field `file` of a form with an article. */
export const addFileAction = action(async (ctx, id: string, form: FormData) => {
  const file = form.get('file')
  if (!(file instanceof File)) throw ValidationFailed.at('file', 'Send a file', 'required')
  return addArticleFile(ctx, id, { fileName: file.name, contentType: file.type, body: file.stream() })
})

export const listFilesAction = action((ctx, id: string) => listArticleFiles(ctx, id))

export const removeFileAction = action(async (ctx, fileId: string) => {
  await removeArticleFile(ctx, fileId)
})
