import 'server-only'
import { systemSql } from '@/lib/platform/db/system'
import { type SlugFlaw, slugFlaw } from './rules'

/** Whether an organisation can have the address: null when it can, else why not. */
export async function slugAvailability(slug: string): Promise<SlugFlaw | 'taken' | null> {
  const flaw = slugFlaw(slug)
  if (flaw) return flaw
  const taken = await systemSql('select id from tenant where slug = $1', [slug])
  return taken.length > 0 ? 'taken' : null
}
