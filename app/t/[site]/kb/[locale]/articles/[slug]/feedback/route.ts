import { randomBytes } from 'node:crypto'
import { createElement } from 'react'
import { ThanksPage } from '@/components/kb-site/feedback'
import { giveFeedback } from '@/lib/knowledge/public/give-feedback'
import { articlePath, feedbackPath, KB_ROOT } from '@/lib/knowledge/public/rules/paths'
import { feedbackForm } from '@/lib/knowledge/public/schema'
import { VISITOR_COOKIE } from '@/lib/knowledge/public/visitor'
import { env } from '@/lib/platform/env'
import { DomainError } from '@/lib/platform/errors'
import { clientAddressOf } from '@/lib/platform/http/request'
import { isSameOrigin } from '@/lib/platform/http/same-origin'
import { takeFeedback } from '@/lib/platform/limits/limiter'
import type { NextRequest } from 'next/server'
import { answer, type Visit } from '../../../../answer'
import { lookUp } from '../../../../article'
import { lead } from '../../../../headers'

interface Props {
  params: Promise<{ site: string; locale: string; slug: string }>
}

const COOKIE_VALUE = /^[\w-]{22}$/
/** A form with the longest comment; anything larger was not sent by it. */
const MOST_BYTES = 32_768
const YEAR = 31_536_000

/** Thanks, and asks what was missing: for browsers without a script. */
export async function GET(request: NextRequest, { params }: Props) {
  const { site, locale, slug } = await params
  const { searchParams } = request.nextUrl
  return answer(site, locale, async (visit) => {
    const found = await lookUp(visit, slug)
    if (found?.kind !== 'article') return null
    const [helpful, sent] = [searchParams.get('helpful') !== 'no', searchParams.has('sent')]
    return createElement(ThanksPage, { place: visit.place, article: found.article, helpful, sent })
  })
}

/** Takes a vote, or a comment to it. */
export async function POST(request: NextRequest, { params }: Props) {
  const { site, locale, slug } = await params
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 })
  if (Number(request.headers.get('content-length') ?? MOST_BYTES + 1) > MOST_BYTES) return new Response(null, { status: 413 })
  return answer(site, locale, (visit) => take(visit, request, slug))
}

async function take(visit: Visit, request: NextRequest, slug: string): Promise<Response> {
  const form = feedbackForm.safeParse(Object.fromEntries(await request.formData().catch(() => new FormData())))
  if (!form.success) return new Response(null, { status: 422 })
  const { version, helpful, comment, website } = form.data
  const given = request.cookies.get(VISITOR_COOKIE)?.value ?? ''
  const who = COOKIE_VALUE.test(given) ? given : randomBytes(16).toString('base64url')
  try {
    const address = clientAddressOf(request.headers)
    await takeFeedback(address)
    // A program is thanked like everybody, and nothing is kept of it.
    if (website === '') await giveFeedback(visit.audience, { versionId: version, helpful, comment, who, from: { address, browser: browserOf(request.headers) } })
  } catch (error) {
    if (error instanceof DomainError) return refusal(visit, request, slug, error)
    throw error
  }
  const { locale } = visit.place
  const answered = `${feedbackPath(locale, slug)}?helpful=${helpful ? 'yes' : 'no'}${comment ? '&sent' : ''}`
  const response = wantsPage(request) ? lead(303, answered) : new Response(null, { status: 204 })
  response.headers.append(
    'set-cookie',
    `${VISITOR_COOKIE}=${who}; Path=${KB_ROOT}; Max-Age=${YEAR}; HttpOnly; SameSite=Lax${env.APP_PROTOCOL === 'https' ? '; Secure' : ''}`,
  )
  return response
}

/** The text may just have changed: whoever has no script sees the one of now and can answer again. */
const refusal = ({ place }: Visit, request: NextRequest, slug: string, { status }: DomainError): Response =>
  wantsPage(request) && status === 404 ? lead(303, articlePath(place.locale, slug)) : new Response(place.t('feedback.again'), { status })

/** What a browser says of itself with every request. */
const browserOf = (headers: Headers): string => [headers.get('user-agent'), headers.get('accept-language')].join('\n')

const wantsPage = (request: NextRequest): boolean => request.headers.get('accept')?.includes('text/html') ?? false
