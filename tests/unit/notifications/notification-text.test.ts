import { expect, it } from 'vitest'
import { getT } from '@/components/i18n/get-t'
import { notificationText } from '@/components/notifications/notification-text'
import type { NotificationDto } from '@/lib/notifications/schema'

const place = { locale: 'pt-BR', timeZone: 'America/Sao_Paulo', ticketsPath: '/desk/incidents' } as const
const notice = (type: string, data: NotificationDto['data']): NotificationDto => ({
  id: '01980000-0000-7000-8000-000000000001',
  type,
  ticketId: null,
  data,
  readAt: null,
  createdAt: '2026-11-23T12:00:00.000Z',
})

it.each(['failing', 'gone'] as const)('a webhook that was turned off (%s) leads to where it is turned on', (reason) => {
  const text = notificationText(getT('pt-BR', 'desk'), notice('webhook_disabled', { webhookId: 'abc', title: 'ERP', reason }), place)
  expect(text).toMatchObject({ subject: 'ERP', href: '/admin/webhooks/abc', tone: 'danger' })
  expect(text.happened).toContain('Webhook desligado')
})

it('a ticket that was resolved leads to it; what is not known is told all the same', () => {
  const data = { number: 'INC-000007', title: 'Sem rede', actor: 'Ana' }
  const t = getT('pt-BR', 'desk')
  expect(notificationText(t, notice('resolved', data), place)).toMatchObject({ subject: 'INC-000007 · Sem rede', href: '/desk/incidents/INC-000007' })
  const portal = { ...place, ticketsPath: '/portal/tickets' }
  expect(notificationText(t, notice('resolved', data), portal).href).toBe('/portal/tickets/INC-000007')
  expect(notificationText(t, notice('of a later version', {}), place)).toEqual({ subject: '', happened: 'Há uma novidade', tone: 'neutral' })
})
