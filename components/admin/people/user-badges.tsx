import { getT } from '@/components/i18n/get-t'
import { Badge } from '@/components/ui/badge'
import type { UserDto } from '@/lib/people/users/schema'
import type { Locale } from '@/lib/platform/i18n/locale'

const tones = { active: 'success', invited: 'info', suspended: 'danger' } as const

/** Whether somebody signs in, is yet to, or may not; a contact never does. */
export function UserStatus({ user, locale }: { user: Pick<UserDto, 'status' | 'kind'>; locale: Locale }) {
  const t = getT(locale, 'people')
  if (user.kind === 'contact' && user.status === 'active') return <Badge tone="outline">{t('kind.contact')}</Badge>
  return <Badge tone={tones[user.status]}>{t(`status.${user.status}`)}</Badge>
}
