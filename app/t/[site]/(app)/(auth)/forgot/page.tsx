import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ForgotForm } from '@/components/account/forgot-form'
import { getT } from '@/components/i18n/get-t'
import { siteTenant, visitorOf } from '@/lib/people/site'

interface Props {
  params: Promise<{ site: string }>
}

async function open({ params }: Props) {
  const tenant = await siteTenant((await params).site)
  if (!tenant) notFound()
  return { tenant, t: getT((await visitorOf(tenant)).locale, 'people') }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await open(props)).t('forgot.title') }
}

/** For those who do not know their password any more. */
export default async function ForgotPage(props: Props) {
  const { t, tenant } = await open(props)
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight text-balance">{t('forgot.title')}</h1>
      <p className="mt-1.5 mb-7 text-sm text-muted-foreground">{t('forgot.lead', { organisation: tenant.name })}</p>
      <ForgotForm />
    </>
  )
}
