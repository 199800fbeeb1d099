import { Check } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getT } from '@/components/i18n/get-t'
import { I18nProvider } from '@/components/i18n/provider'
import { Beacon } from '@/components/shared/beacon'
import { LocaleToggle } from '@/components/shared/locale-toggle'
import { LogoMark } from '@/components/shared/logo'
import { requestPreferences } from '@/components/shared/request-preferences'
import { SignUpForm } from '@/components/sign-up/sign-up-form'
import { hostSuffix } from '@/lib/platform/tenancy/address'
import { timezonesWith } from '@/lib/tenants/timezones'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requestPreferences()
  return { title: getT(locale, 'tenants')('signUp.title') }
}

const PROMISES = ['ready', 'own', 'free'] as const

/** Where an organisation begins. */
export default async function SignUpPage() {
  const { locale } = await requestPreferences()
  const t = getT(locale, 'tenants')
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <aside className="hidden flex-col justify-between bg-rail p-10 text-rail-foreground lg:flex">
        <Link href="/" className="flex items-center gap-3 text-lg font-semibold text-rail-active">
          <LogoMark className="size-8 shrink-0" />
          Farol
        </Link>
        <div className="space-y-10">
          <Beacon className="w-full max-w-md text-rail-foreground" />
          <ul className="space-y-4">
            {PROMISES.map((promise) => (
              <li key={promise} className="flex gap-3">
                <Check aria-hidden className="mt-0.5 size-5 shrink-0 text-beam" />
                {t(`signUp.promises.${promise}`)}
              </li>
            ))}
          </ul>
        </div>
        <p className="text-sm">{t('signUp.footer')}</p>
      </aside>
      <div className="flex flex-col px-4 py-4 sm:px-8">
        <header className="flex items-center justify-between gap-4 lg:justify-end">
          <Link href="/" className="flex items-center gap-2.5 font-semibold lg:hidden">
            <LogoMark className="size-7 shrink-0" />
            Farol
          </Link>
          <LocaleToggle />
        </header>
        <main className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center py-10">
          <h1 className="text-2xl font-semibold tracking-tight text-balance">{t('signUp.title')}</h1>
          <p className="mt-1.5 mb-7 text-sm text-muted-foreground">{t('signUp.lead')}</p>
          <I18nProvider scope="entry" locale={locale} timeZone="America/Sao_Paulo">
            <SignUpForm suffix={hostSuffix()} timezones={timezonesWith('America/Sao_Paulo')} />
          </I18nProvider>
        </main>
      </div>
    </div>
  )
}
