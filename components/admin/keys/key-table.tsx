import { getT } from '@/components/i18n/get-t'
import { DateTime } from '@/components/shared/date-time'
import { Badge } from '@/components/ui/badge'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { ApiKeyDto } from '@/lib/people/api-keys/schema'
import type { Place } from '@/lib/platform/i18n/format'
import { RevokeKey } from './revoke-key'

interface KeyTableProps {
  keys: ApiKeyDto[]
  place: Place
  now: Date
  /** Whose it is matters among everybody's keys, not among one's own. */
  owners?: boolean
}

/** API keys by their first characters, and when each was last used. */
export function KeyTable({ keys, place, now, owners }: KeyTableProps) {
  const t = getT(place.locale, 'admin')
  const common = getT(place.locale, 'common')
  return (
    <Table label={t('api-keys.title')}>
      <TableHeader>
        <TableRow>
          <TableHead>{common('field.name')}</TableHead>
          {owners ? <TableHead className="max-sm:hidden">{t('api-keys.actsAs')}</TableHead> : null}
          <TableHead>{common('field.status')}</TableHead>
          <TableHead className="max-md:hidden">{t('api-keys.scopes')}</TableHead>
          <TableHead className="max-md:hidden">{t('api-keys.lastUsed')}</TableHead>
          <TableHead>
            <span className="sr-only">{t('actions')}</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {keys.map((key) => (
          <TableRow key={key.id}>
            <TableCell className="max-w-64">
              <p className="truncate font-medium">{key.name}</p>
              <code className="text-xs text-muted-foreground">{key.prefix}…</code>
            </TableCell>
            {owners ? (
              <TableCell className="max-sm:hidden">
                {key.kind === 'service' ? <Badge tone="info">{t('api-keys.service')}</Badge> : key.user.name}
              </TableCell>
            ) : null}
            <TableCell>
              <KeyStatus apiKey={key} place={place} now={now} />
            </TableCell>
            <TableCell className="text-muted-foreground max-md:hidden">
              {key.scopes.length > 0 ? t('api-keys.scopeCount', { count: key.scopes.length }) : t('api-keys.allScopes')}
            </TableCell>
            <TableCell className="text-muted-foreground max-md:hidden">
              {key.lastUsedAt ? <DateTime value={key.lastUsedAt} place={place} relativeTo={now} /> : t('api-keys.neverUsed')}
            </TableCell>
            <TableCell className="text-right">
              {key.revokedAt ? null : <RevokeKey id={key.id} name={key.name} />}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function KeyStatus({ apiKey, place, now }: { apiKey: ApiKeyDto; place: Place; now: Date }) {
  const t = getT(place.locale, 'admin')
  if (apiKey.revokedAt) return <Badge>{t('api-keys.revoked')}</Badge>
  if (!apiKey.expiresAt) return <Badge tone="success">{t('api-keys.active')}</Badge>
  if (new Date(apiKey.expiresAt) <= now) return <Badge tone="danger">{t('api-keys.expired')}</Badge>
  return (
    <span className="flex flex-col items-start gap-0.5">
      <Badge tone="success">{t('api-keys.active')}</Badge>
      <span className="text-xs text-muted-foreground">
        {t('api-keys.until')} <DateTime value={apiKey.expiresAt} place={place} style="date" />
      </span>
    </span>
  )
}
