import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { getT } from '@/components/i18n/get-t'
import { LogoMark } from '@/components/shared/logo'
import type { Theme } from '@/components/shared/preferences'
import { UserMenu } from '@/components/shared/shell/user-menu'
import { buttonVariants } from '@/components/ui/button'
import { signOutAction } from '@/lib/people/sign-in/actions'
import type { Ctx, UserActor } from '@/lib/platform/context'

interface AccountShellProps {
  ctx: Ctx & { actor: UserActor }
  theme: Theme
  children: ReactNode
}

/** The frame of one's own pages, the same for those who ask for help and those who give it. */
export function AccountShell({ ctx, theme, children }: AccountShellProps) {
  const t = getT(ctx.locale, 'people')
  return (
    <div className="min-h-dvh">
      <header className="sticky top-0 z-30 border-b border-border bg-surface/95 backdrop-blur">
        <div className="mx-auto flex h-14 max-w-3xl items-center gap-3 px-4">
          <LogoMark className="size-7 shrink-0" />
          <span className="min-w-0 flex-1 truncate font-semibold">{ctx.tenant.name}</span>
          <Link href="/" className={buttonVariants({ variant: 'ghost', size: 'sm' })}>
            <ArrowLeft aria-hidden />
            {t('account.back')}
          </Link>
          <UserMenu name={ctx.actor.name} email={ctx.actor.email} theme={theme} signOut={signOutAction} />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto max-w-3xl px-4 py-6 outline-none">
        {children}
      </main>
    </div>
  )
}
