import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { getT } from '@/components/i18n/get-t'
import { I18nProvider } from '@/components/i18n/provider'
import { Beacon } from '@/components/shared/beacon'
import { LocaleToggle } from '@/components/shared/locale-toggle'
import { LogoMark } from '@/components/shared/logo'
import { siteTenant, visitorOf } from '@/lib/people/site'

interface Props {
  children: ReactNode
  params: Promise<{ site: string }>
}

/** The frame of what comes before being signed in: whose house it is, and one form. */
export default async function AuthLayout({ children, params }: Props) {
  const tenant = await siteTenant((await params).site)
  if (!tenant) notFound()
  const { locale } = await visitorOf(tenant)
  const t = getT(locale, 'people')
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <aside className="hidden flex-col justify-between bg-rail p-10 text-rail-foreground lg:flex">
        <p className="flex items-center gap-3 text-lg font-semibold text-rail-active">
          <LogoMark className="size-8 shrink-0" />
          {tenant.name}
        </p>
        <Beacon className="w-full max-w-md self-center text-rail-foreground" />
        <p className="text-sm">{t('signIn.poweredBy')}</p>
      </aside>
      <div className="flex flex-col px-4 py-4 sm:px-8">
        <header className="flex items-center justify-between gap-4 lg:justify-end">
          <p className="flex min-w-0 items-center gap-2.5 font-semibold lg:hidden">
            <LogoMark className="size-7 shrink-0" />
            <span className="truncate">{tenant.name}</span>
          </p>
          <LocaleToggle />
        </header>
        <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-10">
          <I18nProvider scope="entry" locale={locale} timeZone={tenant.timezone}>
            {children}
          </I18nProvider>
        </main>
      </div>
    </div>
  )
}
