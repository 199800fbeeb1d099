import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { adminMetadata } from '@/components/admin/page-metadata'
import { roleName } from '@/components/admin/people/role-name'
import { getT } from '@/components/i18n/get-t'
import { PageHeader } from '@/components/shared/page-header'
import { Badge } from '@/components/ui/badge'
import { buttonVariants } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { listRoles } from '@/lib/people/roles/queries'
import { isBuiltInRole } from '@/lib/platform/auth/permissions'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'roles')
}

/** The roles, built in and the organisation's own. */
export default async function RolesPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'role.manage')
  const roles = await listRoles(ctx)
  const t = getT(ctx.locale, 'admin')
  const common = getT(ctx.locale, 'common')
  return (
    <>
      <PageHeader
        title={t('roles.title')}
        description={t('roles.lead')}
        actions={
          <Link href="/admin/roles/new" className={buttonVariants()}>
            <Plus aria-hidden />
            {t('roles.create')}
          </Link>
        }
      />
      <Card className="overflow-hidden">
        <Table label={t('roles.title')}>
          <TableHeader>
            <TableRow>
              <TableHead>{common('field.role')}</TableHead>
              <TableHead className="text-right">{t('roles.people')}</TableHead>
              <TableHead className="text-right">{t('roles.permissionCount')}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {roles.map((role) => (
              <TableRow key={role.id} className="relative">
                <TableCell className="py-3">
                  <Link href={`/admin/roles/${role.id}`} prefetch={false} className="font-medium after:absolute after:inset-0">
                    {roleName(common, role)}
                  </Link>{' '}
                  {role.builtIn ? <Badge tone="outline">{t('roles.builtIn')}</Badge> : null}
                  <p className="text-muted-foreground">
                    {isBuiltInRole(role.key) ? t(`roles.about.${role.key}`) : role.description}
                  </p>
                </TableCell>
                <TableCell className="text-right tabular-nums">{role.users}</TableCell>
                <TableCell className="text-right tabular-nums">{role.permissions.length}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
    </>
  )
}
