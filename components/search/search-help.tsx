import { getT } from '@/components/i18n/get-t'
import type { Locale } from '@/lib/platform/i18n/locale'

const EXAMPLES = {
  'pt-BR': {
    words: 'impressora rede',
    phrase: '"não imprime"',
    not: 'vpn -celular',
    or: 'vpn OU proxy',
    status: 'status:aberto',
    priority: 'prioridade:1,2',
    people: 'responsável:eu solicitante:"Ana Prado"',
    more: 'equipe:redes categoria:hardware etiqueta:compras canal:email',
    dates: 'depois:01/10/2026 antes:01/11/2026',
    number: 'INC-123',
  },
  en: {
    words: 'printer network',
    phrase: '"does not print"',
    not: 'vpn -mobile',
    or: 'vpn OR proxy',
    status: 'status:open',
    priority: 'priority:1,2',
    people: 'assignee:me requester:"Ana Prado"',
    more: 'team:network category:hardware tag:orders channel:email',
    dates: 'after:2026-10-01 before:2026-11-01',
    number: 'INC-123',
  },
} as const

/** What can be written into the search field, each with an example. */
export function SearchHelp({ locale }: { locale: Locale }) {
  const t = getT(locale, 'search')
  const examples = EXAMPLES[locale]
  return (
    <section aria-labelledby="search-help" className="max-w-3xl">
      <h2 id="search-help" className="mb-3 text-sm font-semibold">
        {t('help.title')}
      </h2>
      <dl className="grid gap-x-6 gap-y-2.5 text-sm sm:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]">
        {(Object.keys(examples) as (keyof typeof examples)[]).map((key) => (
          <div key={key} className="contents">
            <dt className="max-sm:mt-1.5">
              <code className="rounded-sm bg-muted px-1.5 py-0.5 text-xs wrap-anywhere">{examples[key]}</code>
            </dt>
            <dd className="text-muted-foreground">{t(`help.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
