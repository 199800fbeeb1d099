'use client'

import { ActionButton } from '@/components/admin/form/action-button'
import { ConfirmAction } from '@/components/admin/form/confirm-action'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { revokeUserSessionsAction } from '@/lib/people/sessions/actions'
import { reactivateUserAction, resendInvitationAction, suspendUserAction } from '@/lib/people/users/actions'
import type { UserDto } from '@/lib/people/users/schema'

/** What can be done about somebody's way in. */
export function UserAccess({ user, sessions }: { user: UserDto; sessions: number }) {
  const t = useT('admin')
  const { id, name, status, kind } = user
  return (
    <div className="flex flex-col gap-2 [&>button]:w-full">
      {status === 'invited' ? (
        <ActionButton variant="secondary" action={() => resendInvitationAction(id)} success={t('people.invited')}>
          {t('people.resend')}
        </ActionButton>
      ) : null}
      {sessions > 0 ? (
        <ConfirmAction
          trigger={<Button variant="outline">{t('people.endSessions', { count: sessions })}</Button>}
          title={t('people.endSessionsTitle', { name })}
          description={t('people.endSessionsHint')}
          confirmLabel={t('people.endSessionsConfirm')}
          success={t('people.sessionsEnded')}
          tone="primary"
          action={() => revokeUserSessionsAction(id)}
        />
      ) : null}
      {status === 'suspended' ? (
        <ActionButton variant="secondary" action={() => reactivateUserAction(id)} success={t('people.reactivated')}>
          {t('people.reactivate')}
        </ActionButton>
      ) : (
        <ConfirmAction
          trigger={
            <Button variant="outline" className="text-danger-ink">
              {t('people.suspend')}
            </Button>
          }
          title={t('people.suspendTitle', { name })}
          description={t(kind === 'contact' ? 'people.suspendContactHint' : 'people.suspendHint')}
          confirmLabel={t('people.suspend')}
          success={t('people.suspended')}
          action={() => suspendUserAction(id)}
        />
      )}
    </div>
  )
}
