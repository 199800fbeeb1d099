import type { Locale } from '@/lib/platform/i18n/locale'
import type { CsvSeparator } from '@/lib/platform/text/csv'

/** What spreadsheets of the reader's language expect between cells: where decimals have a comma, a semicolon. */
export const exportSeparator = (locale: Locale): CsvSeparator => (locale === 'pt-BR' ? 'semicolon' : 'comma')
