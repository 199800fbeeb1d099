import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { adminMetadata } from '@/components/admin/page-metadata'
import { MailboxCard } from '@/components/channels/mailbox-card'
import { MailboxDialog } from '@/components/channels/mailbox-dialog'
import { getT } from '@/components/i18n/get-t'
import { EmptyState } from '@/components/shared/empty-state'
import { PageHeader } from '@/components/shared/page-header'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { listMailboxes } from '@/lib/channels/email/mailboxes/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { listTeams } from '@/lib/people/teams/queries'
import { can } from '@/lib/platform/auth/permissions'
import { defaultAddress } from '@/lib/platform/mail/address'
import { mailDomain } from '@/lib/platform/mail/domain'
import { listCategories } from '@/lib/tickets/categories/queries'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'mail/mailboxes')
}

/** The addresses at which mail of the organisation arrives. */
export default async function MailboxesPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'mail.manage')
  const [mailboxes, teams, categories] = await Promise.all([
    listMailboxes(ctx),
    can(ctx, 'people.read') ? listTeams(ctx) : [],
    can(ctx, 'incident.read') ? listCategories(ctx) : [],
  ])
  const t = getT(ctx.locale, 'channels')
  const choices = { teams: teams.map(({ id, name }) => ({ id, name })), categories: categories.map(({ id, name }) => ({ id, name })) }
  const place = { locale: ctx.locale, timeZone: ctx.tenant.timezone }
  const create = (
    <MailboxDialog
      choices={choices}
      trigger={
        <Button>
          <Plus aria-hidden />
          {t('mailboxes.create')}
        </Button>
      }
    />
  )
  return (
    <>
      <PageHeader title={getT(ctx.locale, 'admin')('mail/mailboxes.title')} description={t('mailboxes.lead')} actions={create} />
      <Card className="mb-4 p-4">
        <h2 className="font-semibold">{t('mailboxes.default')}</h2>
        <p className="font-mono text-sm break-all">{defaultAddress(ctx.tenant.slug, mailDomain())}</p>
        <p className="mt-1 text-sm text-muted-foreground">{t('mailboxes.defaultHint')}</p>
      </Card>
      {mailboxes.length > 0 ? (
        <div className="grid gap-4 lg:grid-cols-2">
          {mailboxes.map((mailbox) => (
            <MailboxCard key={mailbox.id} mailbox={mailbox} choices={choices} place={place} />
          ))}
        </div>
      ) : (
        <Card>
          <EmptyState title={t('mailboxes.none')} description={t('mailboxes.noneHint')} />
        </Card>
      )}
    </>
  )
}
