import { Download } from 'lucide-react'
import { getT } from '@/components/i18n/get-t'
import { Button } from '@/components/ui/button'
import { Card, CardDescription, CardFooter, CardHeader, CardTitle } from '@/components/ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { formatNumber } from '@/lib/platform/i18n/format'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { ImportErrorDto } from '@/lib/imports/schema'

/** Refused rows on the page; the file has all of them. */
const SHOWN = 100

interface ImportErrorsProps {
  id: string
  errors: readonly ImportErrorDto[]
  /** How many there are, beyond those given. */
  total: number
  locale: Locale
}

/** Which rows were refused and why. */
export function ImportErrors({ id, errors, total, locale }: ImportErrorsProps) {
  const t = getT(locale, 'imports')
  const shown = errors.slice(0, SHOWN)
  return (
    <Card>
      <CardHeader className="pb-3">
        <CardTitle>{t('run.errors')}</CardTitle>
        <CardDescription>{t('run.errorsLead')}</CardDescription>
      </CardHeader>
      <Table label={t('run.errors')}>
        <TableHeader>
          <tr>
            <TableHead className="w-24 text-right">{t('run.row')}</TableHead>
            <TableHead>{t('run.reason')}</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {shown.map(({ row, message }) => (
            <TableRow key={row}>
              <TableCell className="text-right tabular-nums">{row}</TableCell>
              <TableCell className="break-words">{message}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <CardFooter>
        <Button asChild variant="outline" size="sm">
          <a href={`/admin/imports/${id}/errors`} download>
            <Download aria-hidden />
            {t('run.download')}
          </a>
        </Button>
        {total > shown.length ? (
          <span className="text-xs text-muted-foreground">
            {t('run.more', { shown: formatNumber(shown.length, locale), total: formatNumber(total, locale) })}
          </span>
        ) : null}
      </CardFooter>
    </Card>
  )
}
