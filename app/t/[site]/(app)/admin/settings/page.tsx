import type { Metadata } from 'next'
import { adminMetadata } from '@/components/admin/page-metadata'
import { SettingsForm } from '@/components/admin/settings/settings-form'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { tenantSettings } from '@/lib/platform/tenancy/settings'
import { timezonesWith } from '@/lib/tenants/timezones'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'settings')
}

/** What holds for the whole organisation. */
export default async function SettingsPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'settings.manage')
  const { name, locale, timezone, settings } = ctx.tenant
  const t = getT(ctx.locale, 'admin')
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t('settings.title')} description={t('settings.lead')} />
      <SettingsForm
        initial={{ name, locale, timezone, ...settings }}
        standardMatrix={tenantSettings.parse({}).priorityMatrix}
        timezones={timezonesWith(timezone)}
      />
    </div>
  )
}
