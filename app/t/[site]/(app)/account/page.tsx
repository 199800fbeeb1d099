import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { EndOtherSessions } from '@/components/account/end-other-sessions'
import { OwnKeys } from '@/components/account/own-keys'
import { PasswordForm } from '@/components/account/password-form'
import { ProfileForm } from '@/components/account/profile-form'
import { SessionList } from '@/components/account/session-list'
import { getT } from '@/components/i18n/get-t'
import { PreferencesForm } from '@/components/notifications/preferences-form'
import { PageHeader } from '@/components/shared/page-header'
import { parseTheme, THEME_COOKIE } from '@/components/shared/preferences'
import { ThemeToggle } from '@/components/shared/theme-toggle'
import { Card, CardContent, CardDescription, CardFooter, CardHeader, CardTitle } from '@/components/ui/card'
import { getPreferences } from '@/lib/notifications/preferences/queries'
import { listOwnApiKeys } from '@/lib/people/api-keys/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { listSessions } from '@/lib/people/sessions/queries'
import { getOwnUser } from '@/lib/people/users/queries'
import { can } from '@/lib/platform/auth/permissions'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await optionalContext((await params).site)
  return { title: getT(ctx?.locale ?? 'pt-BR', 'people')('account.title') }
}

/** Everything about oneself: profile, looks, password, sessions, keys. */
export default async function AccountPage({ params }: Props) {
  const ctx = await pageContext((await params).site)
  const hasKeys = can(ctx, 'apikey.personal')
  const isTold = can(ctx, 'incident.read') || can(ctx, 'incident.read.own')
  const [user, sessions, keys, preferences, jar] = await Promise.all([
    getOwnUser(ctx),
    listSessions(ctx),
    hasKeys ? listOwnApiKeys(ctx) : [],
    isTold ? getPreferences(ctx) : [],
    cookies(),
  ])
  const t = getT(ctx.locale, 'people')
  const common = getT(ctx.locale, 'common')
  const mail = getT(ctx.locale, 'mail')
  const place = { locale: ctx.locale, timeZone: ctx.tenant.timezone }
  return (
    <>
      <PageHeader title={t('account.title')} description={t('account.lead')} />
      <div className="space-y-5">
        <Card>
          <CardHeader>
            <CardTitle>{t('account.profile')}</CardTitle>
          </CardHeader>
          <ProfileForm key={user.version} user={user} />
        </Card>
        <Card>
          <CardHeader>
            <CardTitle>{t('account.looks')}</CardTitle>
          </CardHeader>
          <CardContent className="flex items-center justify-between gap-4 text-sm">
            {common('theme.label')}
            <ThemeToggle theme={parseTheme(jar.get(THEME_COOKIE)?.value)} />
          </CardContent>
        </Card>
        {isTold ? (
          <Card id="notifications">
            <CardHeader>
              <CardTitle>{mail('preferences.title')}</CardTitle>
              <CardDescription>{mail('preferences.lead')}</CardDescription>
            </CardHeader>
            <PreferencesForm initial={preferences} />
          </Card>
        ) : null}
        <Card>
          <CardHeader>
            <CardTitle>{common('field.password')}</CardTitle>
            <CardDescription>{t('account.passwordHint')}</CardDescription>
          </CardHeader>
          <PasswordForm email={user.email ?? ''} />
        </Card>
        <Card>
          <CardHeader>
            <CardTitle>{t('account.sessions')}</CardTitle>
            <CardDescription>{t('account.sessionsHint')}</CardDescription>
          </CardHeader>
          <div className="pt-3">
            <SessionList sessions={sessions} place={place} now={ctx.now} />
          </div>
          {sessions.length > 1 ? (
            <CardFooter>
              <EndOtherSessions />
            </CardFooter>
          ) : null}
        </Card>
        {hasKeys ? <OwnKeys ctx={ctx} keys={keys} /> : null}
      </div>
    </>
  )
}
