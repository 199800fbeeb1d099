import { Pencil } from 'lucide-react'
import { ArchiveButton } from '@/components/admin/archive-button'
import { getT } from '@/components/i18n/get-t'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { archiveTeamAction, restoreTeamAction } from '@/lib/people/teams/actions'
import type { TeamDto } from '@/lib/people/teams/schema'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { Member } from './member-picker'
import { TeamDialog } from './team-dialog'

const SHOWN = 5

/** A team, who is in it, and what can be done with it. */
export function TeamCard({ team, members, locale }: { team: TeamDto; members: Member[]; locale: Locale }) {
  const t = getT(locale, 'admin')
  const more = members.length - SHOWN
  return (
    <Card className="flex flex-col gap-3 p-4">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="truncate font-semibold">{team.name}</h2>
          <p className="text-sm text-muted-foreground">{team.description || t('teams.noDescription')}</p>
        </div>
        {team.archivedAt ? <Badge>{t('archived')}</Badge> : null}
      </div>
      <div className="mt-auto flex items-center justify-between gap-3">
        <div className="flex min-w-0 items-center gap-2 text-sm text-muted-foreground">
          <span className="flex -space-x-1.5" aria-hidden>
            {members.slice(0, SHOWN).map(({ id, name }) => (
              <Avatar key={id} name={name} className="ring-2 ring-surface" />
            ))}
          </span>
          <span title={members.map(({ name }) => name).join(', ')}>
            {t('teams.memberCount', { count: members.length })}
            {more > 0 ? <span className="sr-only"> +{more}</span> : null}
          </span>
        </div>
        <div className="flex gap-1">
          {team.archivedAt ? null : (
            <TeamDialog
              key={team.version}
              team={team}
              members={members}
              trigger={
                <Button variant="ghost" size="icon-sm" aria-label={t('teams.editTitle', { name: team.name })}>
                  <Pencil aria-hidden />
                </Button>
              }
            />
          )}
          <ArchiveButton
            of="teams"
            name={team.name}
            archived={team.archivedAt !== null}
            archive={archiveTeamAction.bind(null, team.id)}
            restore={restoreTeamAction.bind(null, team.id)}
          />
        </div>
      </div>
    </Card>
  )
}
