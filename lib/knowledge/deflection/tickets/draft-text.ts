import type { Locale } from '@/lib/platform/i18n/locale'
import type { ArticleTemplate } from '../../vocabulary'

const HEADINGS: Record<Locale, Record<'symptoms' | 'cause' | 'workaround' | 'solution', string>> = {
  'pt-BR': { symptoms: 'Sintomas', cause: 'Causa', workaround: 'Solução de contorno', solution: 'Solução' },
  en: { symptoms: 'Symptoms', cause: 'Cause', workaround: 'Workaround', solution: 'Solution' },
}

export interface DraftParts {
  symptoms: string
  cause: string
  workaround: string
  solution: string
}

/** The body of an article that is begun from a ticket: a heading for each part that there is. Markdown. Pure. */
export function draftText(locale: Locale, parts: DraftParts): string {
  const headings = HEADINGS[locale]
  const order = ['symptoms', 'cause', 'workaround', 'solution'] as const
  return order.flatMap((name) => (parts[name].trim() ? [`## ${headings[name]}\n\n${parts[name].trim()}`] : [])).join('\n\n')
}

export const templateFor = (kind: string): ArticleTemplate => (kind === 'problem' ? 'known-error' : 'how-to')
