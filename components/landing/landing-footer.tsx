import type { T } from '@/components/i18n/get-t'
import { Logo } from '@/components/shared/logo'
import type { Theme } from '@/components/shared/preferences'
import { ThemeToggle } from '@/components/shared/theme-toggle'

export function LandingFooter({ t, theme }: { t: T<'landing'>; theme: Theme }) {
  return (
    <footer className="border-t border-border bg-surface">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 gap-y-4 px-4 py-6 text-sm text-muted-foreground sm:px-6">
        <Logo className="text-base text-foreground" />
        <p>{t('footer.tagline')}</p>
        <div className="flex items-center gap-4 sm:ml-auto">
          <a href="/api/docs" className="rounded-sm text-link hover:underline">
            {t('footer.api')}
          </a>
          <ThemeToggle theme={theme} />
        </div>
      </div>
    </footer>
  )
}
