'use client'

import { useRouter } from 'next/navigation'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { acceptProposalAction, dismissProposalAction } from '@/lib/problems/incidents/actions'
import { useWork } from '../use-work'

/** Takes a proposal up as a problem, or puts it aside. */
export function ProposalActions({ id }: { id: string }) {
  const t = useT('problems.trends')
  const router = useRouter()
  const { pending, run } = useWork()
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="sm"
        disabled={pending}
        aria-busy={pending}
        onClick={() =>
          run({
            send: () => acceptProposalAction(id),
            done({ number }) {
              toast.success(t('accepted', { number }))
              router.push(`/desk/problems/${number}`)
            },
          })
        }
      >
        {t('accept')}
      </Button>
      <Button size="sm" variant="outline" disabled={pending} onClick={() => run({ send: () => dismissProposalAction(id), done: () => toast.success(t('dismissed')) })}>
        {t('dismiss')}
      </Button>
    </div>
  )
}
