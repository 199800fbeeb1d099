import type { IncidentStatus } from '@/lib/incidents/schema'
import type { Channel, HoldReason, Level } from '@/lib/tickets/schema'
import { plainName } from './fields'

/** What cells say, in Portuguese and English, and what it means here. */

const words = <T extends string | number>(table: Record<string, T>) => {
  const known = new Map(Object.entries(table))
  return (text: string): T | undefined => known.get(plainName(text))
}

export const statusOf = words<IncidentStatus>({
  new: 'new', open: 'new', novo: 'new', nova: 'new', aberto: 'new', aberta: 'new',
  'in progress': 'in_progress', active: 'in_progress', assigned: 'in_progress',
  'work in progress': 'in_progress',
  'em atendimento': 'in_progress', 'em andamento': 'in_progress', 'em progresso': 'in_progress',
  ativo: 'in_progress',
  'on hold': 'on_hold', pending: 'on_hold', waiting: 'on_hold', 'em espera': 'on_hold', pendente: 'on_hold',
  aguardando: 'on_hold', pausado: 'on_hold',
  resolved: 'resolved', solved: 'resolved', done: 'resolved', resolvido: 'resolved', resolvida: 'resolved',
  solucionado: 'resolved',
  closed: 'closed', fechado: 'closed', fechada: 'closed', encerrado: 'closed', encerrada: 'closed',
  concluido: 'closed',
  cancelled: 'cancelled', canceled: 'cancelled', cancelado: 'cancelled', cancelada: 'cancelled',
})

export const holdReasonOf = words<HoldReason>({
  'awaiting requester': 'awaiting_requester', 'awaiting user info': 'awaiting_requester',
  'aguardando solicitante': 'awaiting_requester', 'aguardando usuario': 'awaiting_requester',
  'awaiting change': 'awaiting_change', 'aguardando mudanca': 'awaiting_change',
  'awaiting problem': 'awaiting_problem', 'aguardando problema': 'awaiting_problem',
  'awaiting vendor': 'awaiting_vendor', 'aguardando fornecedor': 'awaiting_vendor',
})

export const levelOf = words<Level>({
  high: 'high', '1': 'high', '1 high': 'high', alto: 'high', alta: 'high', '1 alto': 'high', '1 alta': 'high',
  medium: 'medium', moderate: 'medium', '2': 'medium', '2 medium': 'medium', medio: 'medium',
  media: 'medium', '2 medio': 'medium', '2 media': 'medium',
  low: 'low', '3': 'low', '3 low': 'low', baixo: 'low', baixa: 'low', '3 baixo': 'low', '3 baixa': 'low',
})

const priorityWord = words<number>({
  critical: 1, urgent: 1, critica: 1, critico: 1, urgente: 1,
  high: 2, alta: 2, alto: 2,
  moderate: 3, medium: 3, normal: 3, moderada: 3, media: 3, medio: 3,
  low: 4, baixa: 4, baixo: 4,
  planning: 5, planejamento: 5, lowest: 5,
})

/** `2`, `P2`, `2 - High`, or the word alone. */
export const priorityOf = (text: string): number | undefined => {
  const digit = /^p?([1-5])(?:\s*-.*)?$/i.exec(text)?.[1]
  return digit === undefined ? priorityWord(text) : Number(digit)
}

export const channelOf = words<Channel>({
  portal: 'portal', web: 'portal', 'self service': 'portal', autoatendimento: 'portal', site: 'portal',
  email: 'email', 'e mail': 'email', mail: 'email',
  api: 'api', integration: 'api', integracao: 'api',
  phone: 'phone', telefone: 'phone', ligacao: 'phone',
  monitor: 'monitor', monitoring: 'monitor', monitoramento: 'monitor', event: 'monitor',
  chat: 'chat', whatsapp: 'whatsapp', other: 'other', outro: 'other', outros: 'other',
})
