import { z } from 'zod'

export const articleFileSchema = z.object({
  id: z.uuid(),
  articleId: z.uuid(),
  fileName: z.string(),
  contentType: z.string(),
  size: z.int().describe('Bytes'),
  sha256: z.string(),
  markdown: z.string().describe('What to write into the text: an image in place, or a link'),
  url: z.string().describe('Where it is read'),
  uploadedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
})

export type ArticleFileDto = z.infer<typeof articleFileSchema>
