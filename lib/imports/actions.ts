'use server'

import { z } from 'zod'
import { action } from '@/lib/people/action-context'
import { parse } from '@/lib/platform/parse'
import { previewImport } from './preview'

const form = z.object({ file: z.instanceof(Blob) })

/** Looks at the beginning of a CSV file before it is sent. */
export const preview = action(async (ctx, data: FormData) => {
  const { file } = parse(form, Object.fromEntries(data))
  return previewImport(ctx, new Uint8Array(await file.arrayBuffer()))
})
