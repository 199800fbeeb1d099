import { createWebhook } from '@/lib/integrations/webhooks/create'
import { getDelivery, listDeliveries } from '@/lib/integrations/webhooks/deliveries/queries'
import { replayDelivery } from '@/lib/integrations/webhooks/deliveries/replay'
import { replayDeadDeliveries } from '@/lib/integrations/webhooks/deliveries/replay-all'
import { getWebhook, listWebhooks } from '@/lib/integrations/webhooks/queries'
import { deleteWebhook } from '@/lib/integrations/webhooks/remove'
import { rotateWebhookSecret } from '@/lib/integrations/webhooks/rotate'
import { testWebhook } from '@/lib/integrations/webhooks/test'
import { updateWebhook } from '@/lib/integrations/webhooks/update'
import type { Attacks, Blind } from './attack'

export const webhookAttacks: Attacks = {
  'lib/integrations/webhooks/deliveries/queries.ts#getDelivery': { delivery: (ctx, { ids }) => getDelivery(ctx, ids.webhookDelivery) },
  'lib/integrations/webhooks/deliveries/queries.ts#listDeliveries': { webhook: (ctx, { ids }) => listDeliveries(ctx, ids.webhook) },
  'lib/integrations/webhooks/deliveries/replay.ts#replayDelivery': { delivery: (ctx, { ids }) => replayDelivery(ctx, ids.webhookDelivery) },
  'lib/integrations/webhooks/deliveries/replay-all.ts#replayDeadDeliveries': {
    webhook: (ctx, { ids }) => replayDeadDeliveries(ctx, ids.webhook, { since: '2020-01-01T00:00:00Z' }),
  },
  'lib/integrations/webhooks/queries.ts#getWebhook': { webhook: (ctx, { ids }) => getWebhook(ctx, ids.webhook) },
  'lib/integrations/webhooks/remove.ts#deleteWebhook': { webhook: (ctx, { ids }) => deleteWebhook(ctx, ids.webhook) },
  'lib/integrations/webhooks/rotate.ts#rotateWebhookSecret': { webhook: (ctx, { ids }) => rotateWebhookSecret(ctx, ids.webhook, {}) },
  'lib/integrations/webhooks/test.ts#testWebhook': { webhook: (ctx, { ids }) => testWebhook(ctx, ids.webhook) },
  'lib/integrations/webhooks/update.ts#updateWebhook': { webhook: (ctx, { ids }) => updateWebhook(ctx, ids.webhook, { name: 'Taken over' }) },
}

export const webhookBlind: Blind = {
  'lib/integrations/webhooks/create.ts#createWebhook': (ctx) =>
    createWebhook(ctx, { name: 'Ours', url: 'https://example.com/hook', events: ['*'] }),
  'lib/integrations/webhooks/queries.ts#listWebhooks': (ctx) => listWebhooks(ctx),
}

const DELIVERER = 'part of the deliverer: rows of an endpoint that it claimed for the tenant'

export const webhookAside: Record<string, string> = {
  'lib/integrations/webhooks/delivery/rows.ts#setAside': DELIVERER,
  'lib/integrations/webhooks/delivery/disable.ts#disableEndpoint': DELIVERER,
  'lib/integrations/webhooks/delivery/rows.ts#expireDeliveries': DELIVERER,
  'lib/integrations/webhooks/delivery/rows.ts#findDue': DELIVERER,
  'lib/integrations/webhooks/delivery/rows.ts#holdEndpoint': DELIVERER,
  'lib/integrations/webhooks/delivery/rows.ts#leaveEndpoint': DELIVERER,
  'lib/integrations/webhooks/delivery/rows.ts#saveAttempt': DELIVERER,
  'lib/integrations/webhooks/delivery/rows.ts#saveHealth': DELIVERER,
  'lib/integrations/webhooks/delivery/rows.ts#withdraw': DELIVERER,
  'lib/integrations/webhooks/delivery/payload.ts#makeBody': DELIVERER,
  'lib/integrations/webhooks/store.ts#sealSecret': "seals for the actor's tenant",
}
