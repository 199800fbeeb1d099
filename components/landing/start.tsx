import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import type { T } from '@/components/i18n/get-t'
import { buttonVariants } from '@/components/ui/button'
import { OrganisationForm } from './organisation-form'

/** The two ways on: a new organisation, or the one you belong to. */
export function Start({ t, rootHost }: { t: T<'landing'>; rootHost: string }) {
  return (
    <section className="mx-auto grid max-w-6xl gap-10 px-4 py-16 sm:px-6 sm:py-20 lg:grid-cols-2 lg:gap-16">
      <div>
        <h2 className="text-2xl font-bold tracking-tight sm:text-3xl">{t('start.title')}</h2>
        <p className="mt-3 text-base text-pretty text-muted-foreground">{t('start.body')}</p>
        <Link href="/sign-up" className={buttonVariants({ size: 'lg', className: 'mt-6' })}>
          {t('start.cta')}
          <ArrowRight aria-hidden />
        </Link>
      </div>
      <div id="sign-in" className="scroll-mt-6 rounded-xl border border-border bg-surface p-5 shadow-card sm:p-6">
        <h2 className="text-lg font-semibold">{t('start.haveTitle')}</h2>
        <p className="mt-1 text-muted-foreground">{t('start.haveBody')}</p>
        <OrganisationForm
          rootHost={rootHost}
          texts={{
            label: t('start.slugLabel'),
            placeholder: t('start.slugPlaceholder'),
            error: t('start.slugError'),
            go: t('start.go'),
          }}
        />
      </div>
    </section>
  )
}
