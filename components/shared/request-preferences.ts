import 'server-only'
import { cookies, headers } from 'next/headers'
import { type Locale, LOCALE_COOKIE, negotiateLocale } from '@/lib/platform/i18n/locale'
import { parseTheme, type Theme, THEME_COOKIE } from './preferences'

/** How the person behind this request likes the interface; an organisation's language is the last resort. */
export async function requestPreferences(tenantDefault?: Locale): Promise<{ locale: Locale; theme: Theme }> {
  const [jar, head] = await Promise.all([cookies(), headers()])
  return {
    theme: parseTheme(jar.get(THEME_COOKIE)?.value),
    locale: negotiateLocale({
      cookie: jar.get(LOCALE_COOKIE)?.value,
      acceptLanguage: head.get('accept-language'),
      tenantDefault,
    }),
  }
}
