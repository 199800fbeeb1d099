import './landing.css'
import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import type { T } from '@/components/i18n/get-t'
import { buttonVariants } from '@/components/ui/button'
import type { Locale } from '@/lib/platform/i18n/locale'
import { MiniQueue } from './mini-queue'

/** The first screen: what Farol promises, and the queue in the lamp's light. */
export function Hero({ t, locale }: { t: T<'landing'>; locale: Locale }) {
  return (
    <div className="night relative overflow-hidden">
      <div aria-hidden className="lamp-beam" />
      <div className="relative mx-auto grid max-w-6xl items-center gap-12 px-4 pt-28 pb-16 sm:px-6 sm:pb-28 lg:grid-cols-[5fr_6fr] lg:pt-36 lg:pb-28">
        <div>
          <p className="text-sm font-semibold text-beam">{t('hero.kicker')}</p>
          <h1 className="mt-3 text-4xl leading-[1.08] font-bold tracking-tight text-rail-active sm:text-5xl xl:text-6xl">
            {t('hero.title')}
          </h1>
          <p className="mt-5 max-w-xl text-base leading-relaxed text-pretty text-[#c6d8e0] sm:text-lg">{t('hero.body')}</p>
          <div className="mt-8 flex flex-wrap gap-3">
            <Link href="/sign-up" className={buttonVariants({ variant: 'beam', size: 'lg' })}>
              {t('hero.primary')}
              <ArrowRight aria-hidden />
            </Link>
            <a
              href="#sign-in"
              className={buttonVariants({
                variant: 'ghost',
                size: 'lg',
                className: 'border border-rail-active/25 text-rail-active hover:bg-rail-active/10 focus-visible:outline-beam',
              })}
            >
              {t('hero.secondary')}
            </a>
          </div>
          <p className="mt-5 text-sm text-[#a9bfca]">{t('hero.note')}</p>
        </div>
        <MiniQueue t={t} locale={locale} />
      </div>
    </div>
  )
}
