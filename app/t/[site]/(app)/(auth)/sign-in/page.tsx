import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getT } from '@/components/i18n/get-t'
import { SignInForm } from '@/components/people/sign-in-form'
import { optionalContext } from '@/lib/people/page-context'
import { nextPath } from '@/lib/people/sign-in/next-path'
import { refusalFromText } from '@/lib/people/sign-in/refusal-text'
import { siteTenant, visitorOf } from '@/lib/people/site'

interface Props {
  params: Promise<{ site: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

async function open({ params }: Pick<Props, 'params'>) {
  const { site } = await params
  const tenant = await siteTenant(site)
  if (!tenant) notFound()
  const { locale } = await visitorOf(tenant)
  return { site, tenant, t: getT(locale, 'people') }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { t } = await open(props)
  return { title: t('signIn.title') }
}

export default async function SignInPage(props: Props) {
  const { site, tenant, t } = await open(props)
  const { next, callbackUrl, error } = await props.searchParams
  const target = nextPath(first(next) ?? first(callbackUrl))
  if (await optionalContext(site)) redirect(target)
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight text-balance">
        {t('signIn.heading', { organisation: tenant.name })}
      </h1>
      <p className="mt-1.5 mb-7 text-sm text-muted-foreground">{t('signIn.intro')}</p>
      <SignInForm next={target} refusal={refusalFromText(first(error))} />
    </>
  )
}

const first = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value
