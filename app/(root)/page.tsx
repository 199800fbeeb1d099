import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getT } from '@/components/i18n/get-t'
import { Audiences } from '@/components/landing/audiences'
import { Developers } from '@/components/landing/developers'
import { Features } from '@/components/landing/features'
import { Hero } from '@/components/landing/hero'
import { Isolation } from '@/components/landing/isolation'
import { LandingFooter } from '@/components/landing/landing-footer'
import { LandingHeader } from '@/components/landing/landing-header'
import { Start } from '@/components/landing/start'
import { requestPreferences } from '@/components/shared/request-preferences'
import { env } from '@/lib/platform/env'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requestPreferences()
  const t = getT(locale, 'landing')
  return { title: { absolute: t('meta.title') }, description: t('meta.description') }
}

/** The root domain's front door: what Farol is, and the ways in. */
export default async function LandingPage() {
  const [{ locale, theme }, head] = await Promise.all([requestPreferences(), headers()])
  const t = getT(locale, 'landing')
  const rootHost = head.get('host') ?? 'localhost'
  return (
    <>
      <LandingHeader t={t} />
      <main>
        <Hero t={t} locale={locale} />
        <Audiences t={t} />
        <Features t={t} />
        <Isolation t={t} />
        <Developers t={t} origin={`${env.APP_PROTOCOL}://acme.${rootHost}`} />
        <Start t={t} rootHost={rootHost} />
      </main>
      <LandingFooter t={t} theme={theme} />
    </>
  )
}
