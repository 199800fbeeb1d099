import { getT } from '@/components/i18n/get-t'
import { Card } from '@/components/ui/card'
import type { DeliveryDetail } from '@/lib/integrations/webhooks/schema'
import type { Locale } from '@/lib/platform/i18n/locale'

/** What was sent, and what came back. */
export function DeliveryMessages({ delivery: { id, event, body, response }, locale }: { delivery: DeliveryDetail; locale: Locale }) {
  const t = getT(locale, 'webhooks')
  const headers = ['content-type: application/json', 'user-agent: Farol-Webhooks/1', `x-farol-event: ${event}`, `x-farol-delivery: ${id}`, 'x-farol-signature: t=…,v1=…']
  return (
    <div className="space-y-5">
      <Card className="space-y-4 p-5">
        <h2 className="text-base font-semibold">{t('delivery.request')}</h2>
        <Text label={t('delivery.headers')} text={headers.join('\n')} />
        {body === null ? (
          <p className="text-sm text-muted-foreground">{t('delivery.noBody')}</p>
        ) : (
          <Text label={t('delivery.body')} text={readable(body)} />
        )}
      </Card>
      <Card className="space-y-4 p-5">
        <h2 className="text-base font-semibold">{t('delivery.response')}</h2>
        {response ? <Text label={t('delivery.body')} text={response} /> : <p className="text-sm text-muted-foreground">{t('delivery.noResponse')}</p>}
      </Card>
    </div>
  )
}

function Text({ label, text }: { label: string; text: string }) {
  return (
    <figure className="space-y-1.5">
      <figcaption className="text-xs text-muted-foreground">{label}</figcaption>
      <pre
        tabIndex={0}
        aria-label={label}
        className="max-h-[32rem] overflow-auto rounded-md border border-border bg-surface-sunken p-3 text-xs leading-relaxed whitespace-pre-wrap wrap-anywhere"
      >
        {text}
      </pre>
    </figure>
  )
}

/** The JSON that was sent, indented for reading. */
const readable = (body: string): string => JSON.stringify(JSON.parse(body), null, 2)
