import 'server-only'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { ArticleTemplate } from '../vocabulary'
import { english } from './en'
import { portuguese } from './pt-br'

/** The text that a new article of a template begins with, in Markdown. */
export const templateText = (template: ArticleTemplate, locale: Locale): string =>
  (locale === 'en' ? english : portuguese)[template]
