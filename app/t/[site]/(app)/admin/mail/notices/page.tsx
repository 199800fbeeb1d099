import type { Metadata } from 'next'
import { adminMetadata } from '@/components/admin/page-metadata'
import { getT } from '@/components/i18n/get-t'
import { MatrixForm } from '@/components/mail/matrix-form'
import { PageHeader } from '@/components/shared/page-header'
import { getMatrix } from '@/lib/mail/rules/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'

interface Props {
  params: Promise<{ site: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return adminMetadata((await optionalContext((await params).site))?.locale ?? 'pt-BR', 'mail/notices')
}

/** Who is told of what, and how. */
export default async function NoticesPage({ params }: Props) {
  const ctx = await pageContext((await params).site, 'mail.manage')
  const t = getT(ctx.locale)
  return (
    <>
      <PageHeader title={t('admin.mail/notices.title')} description={`${t('admin.mail/notices.lead')} ${t('mail.matrix.rules')}`} />
      <MatrixForm initial={await getMatrix(ctx)} />
    </>
  )
}
