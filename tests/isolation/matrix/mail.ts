import { listDeliveries, listSuppressions } from '@/lib/mail/deliveries/queries'
import { releaseAddress } from '@/lib/mail/deliveries/release'
import { retryDelivery } from '@/lib/mail/deliveries/retry'
import { planEvent } from '@/lib/mail/plan/plan-event'
import { planSla } from '@/lib/mail/plan/plan-sla'
import { getMatrix } from '@/lib/mail/rules/queries'
import { updateMatrix } from '@/lib/mail/rules/update'
import { previewTemplate } from '@/lib/mail/templates/preview'
import { getTemplate, listTemplates } from '@/lib/mail/templates/queries'
import { resetTemplate } from '@/lib/mail/templates/reset'
import { saveTemplate } from '@/lib/mail/templates/save'
import { sendTestMail } from '@/lib/mail/templates/send-test'
import { getPreferences } from '@/lib/notifications/preferences/queries'
import { updatePreferences } from '@/lib/notifications/preferences/update'
import type { Attacks, Blind } from './attack'
import { MARK } from './victim'

const template = { event: 'received', locale: 'en', subject: 'Ours', body: 'Ours' } as const

export const mailAttacks: Attacks = {
  'lib/mail/deliveries/release.ts#releaseAddress': { address: (ctx) => releaseAddress(ctx, `${MARK}@example.test`) },
  'lib/mail/deliveries/retry.ts#retryDelivery': { delivery: (ctx, { ids }) => retryDelivery(ctx, ids.delivery) },
}

/** Words, rules and preferences are named by event and language, which all tenants share: each has its own. */
export const mailBlind: Blind = {
  'lib/mail/deliveries/queries.ts#listDeliveries': (ctx) => listDeliveries(ctx),
  'lib/mail/deliveries/queries.ts#listSuppressions': (ctx) => listSuppressions(ctx),
  'lib/mail/plan/plan-event.ts#planEvent': (ctx, { ids }) => planEvent(ctx, ids.outboxEvent),
  'lib/mail/plan/plan-sla.ts#planSla': (ctx, { ids }) => {
    const at = new Date().toISOString()
    return planSla(ctx, [{ ticketId: ids.incident, metric: 'resolution', event: 'breach', at, dueAt: at }])
  },
  'lib/mail/rules/queries.ts#getMatrix': (ctx) => getMatrix(ctx),
  'lib/mail/rules/update.ts#updateMatrix': (ctx) => updateMatrix(ctx, { cells: [{ event: 'closed', recipient: 'requester', email: false, inApp: false }] }),
  'lib/mail/templates/preview.ts#previewTemplate': (ctx) => previewTemplate(ctx, template),
  'lib/mail/templates/queries.ts#getTemplate': (ctx) => getTemplate(ctx, { event: 'received', locale: 'en' }),
  'lib/mail/templates/queries.ts#listTemplates': (ctx) => listTemplates(ctx),
  'lib/mail/templates/reset.ts#resetTemplate': (ctx) => resetTemplate(ctx, { event: 'received', locale: 'en' }),
  'lib/mail/templates/save.ts#saveTemplate': (ctx) => saveTemplate(ctx, template, 0),
  'lib/mail/templates/send-test.ts#sendTestMail': (ctx) => sendTestMail(ctx, template),
  'lib/notifications/preferences/queries.ts#getPreferences': (ctx) => getPreferences(ctx),
  'lib/notifications/preferences/update.ts#updatePreferences': (ctx) =>
    updatePreferences(ctx, { preferences: [{ event: 'closed', email: false, inApp: false }] }),
}

export const mailAside: Record<string, string> = {
  'lib/mail/plan/write.ts#writePlan': 'writes what a plan has read for the tenant',
  'lib/mail/emails/sample.ts#sampleMail': 'pure: a message about a ticket that does not exist',
}
