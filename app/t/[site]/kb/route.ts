import { publicSite } from '@/lib/knowledge/public/site'
import { homePath } from '@/lib/knowledge/public/rules/paths'
import { LOCALE_COOKIE, negotiateLocale } from '@/lib/platform/i18n/locale'
import type { NextRequest } from 'next/server'
import { nothing } from './answer'
import { lead } from './headers'

/** Leads to the first page in the reader's language. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ site: string }> }) {
  const { site: host } = await params
  const site = await publicSite(host)
  if (!site) return nothing()
  const cookie = request.cookies.get(LOCALE_COOKIE)?.value
  const locale = negotiateLocale({ cookie, acceptLanguage: request.headers.get('accept-language'), tenantDefault: site.tenant.locale })
  const response = lead(307, homePath(locale))
  response.headers.set('cache-control', 'private, no-cache')
  response.headers.set('vary', 'accept-language, cookie')
  return response
}
