'use server'

import type { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { importArticles } from '../import/import'
import { previewArticleImport } from '../import/preview'
import type { importInput } from '../import/schema'

type Input = z.input<typeof importInput>

export const previewImportAction = action((ctx, input: Input) => previewArticleImport(ctx, input))

export const importArticlesAction = action((ctx, input: Input) => importArticles(ctx, input))
