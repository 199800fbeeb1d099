import Link from 'next/link'
import type { T } from '@/components/i18n/get-t'
import { LocaleToggle } from '@/components/shared/locale-toggle'
import { Logo } from '@/components/shared/logo'
import { buttonVariants } from '@/components/ui/button'

/** Lies over the night of the first screen. */
export function LandingHeader({ t }: { t: T<'landing'> }) {
  return (
    <header className="absolute inset-x-0 top-0 z-10 mx-auto flex max-w-6xl items-center gap-3 px-4 py-4 sm:px-6">
      <Logo className="text-rail-active" />
      <nav aria-label={t('nav.label')} className="ml-8 hidden gap-6 text-sm font-medium text-[#bcd0d9] md:flex">
        {(['features', 'isolation', 'developers'] as const).map((section) => (
          <a key={section} href={`#${section}`} className="rounded-sm hover:text-rail-active focus-visible:outline-beam">
            {t(`nav.${section}`)}
          </a>
        ))}
      </nav>
      <div className="dark ml-auto flex items-center gap-2">
        <LocaleToggle className="border-rail-active/20" />
        <a
          href="#sign-in"
          className={buttonVariants({ variant: 'ghost', className: 'text-rail-active hover:bg-rail-active/10 max-sm:hidden' })}
        >
          {t('nav.signIn')}
        </a>
        <Link href="/sign-up" className={buttonVariants({ variant: 'beam', className: 'max-lg:hidden' })}>
          {t('nav.signUp')}
        </Link>
      </div>
    </header>
  )
}
