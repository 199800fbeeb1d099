import { CSV_FIELDS, type CsvField, type CsvMapping } from '../schema'

/** Names that columns go by, in Portuguese and English, as `plainName` writes them. */
const NAMES: Record<CsvField, readonly string[]> = {
  title: ['title', 'subject', 'summary', 'short description', 'titulo', 'assunto', 'resumo'],
  description: ['description', 'details', 'body', 'descricao', 'detalhes', 'detalhe'],
  status: ['status', 'state', 'situacao', 'estado'],
  holdReason: ['hold reason', 'motivo da espera', 'motivo de espera'],
  impact: ['impact', 'impacto'],
  urgency: ['urgency', 'urgencia'],
  priority: ['priority', 'prioridade'],
  category: ['category', 'categoria'],
  requesterEmail: [
    'requester email', 'requester e mail', 'requester', 'caller email', 'email', 'e mail',
    'email do solicitante', 'e mail do solicitante',
  ],
  requesterName: [
    'requester name', 'caller', 'reporter', 'customer', 'solicitante', 'nome do solicitante', 'cliente',
    'usuario',
  ],
  assigneeEmail: [
    'assignee email', 'assignee e mail', 'assignee', 'assigned to', 'agent', 'owner', 'responsavel',
    'email do responsavel', 'e mail do responsavel', 'atendente', 'tecnico',
  ],
  team: ['team', 'group', 'assignment group', 'equipe', 'grupo', 'time'],
  channel: ['channel', 'contact type', 'canal', 'meio'],
  tags: ['tags', 'labels', 'etiquetas', 'marcadores'],
  createdAt: [
    'created at', 'created', 'opened at', 'opened', 'date', 'criado em', 'aberto em', 'data de abertura',
    'data de criacao', 'abertura',
  ],
  resolvedAt: ['resolved at', 'resolved', 'resolvido em', 'data de resolucao', 'solucionado em'],
  closedAt: ['closed at', 'closed', 'fechado em', 'encerrado em', 'data de fechamento', 'data de encerramento'],
  externalRef: [
    'external ref', 'externalref', 'number', 'ticket', 'ticket id', 'id', 'key', 'numero', 'chamado',
    'protocolo',
  ],
  resolution: ['resolution', 'close notes', 'resolution notes', 'solution', 'resolucao', 'solucao'],
  resolutionCode: ['resolution code', 'close code', 'codigo de resolucao'],
}

const byName = new Map(
  CSV_FIELDS.flatMap((field) => [plainName(field), ...NAMES[field]].map((name) => [name, field] as const)),
)

/** Without accents, case, and signs between words: `Título_do chamado` and `titulo do chamado` are one. */
export function plainName(name: string): string {
  const spaced = name.replace(/([a-z])([A-Z])/g, '$1 $2').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return spaced.replace(/[^a-z0-9]+/g, ' ').trim()
}

/** What each column is, by its name. The first column of a kind wins; the others stay source fields. */
export function guessMapping(header: readonly string[]): CsvMapping {
  const taken = new Set<CsvField>()
  return Object.fromEntries(
    header.map((column) => {
      const field = byName.get(plainName(column))
      if (!field || taken.has(field)) return [column, null]
      taken.add(field)
      return [column, field]
    }),
  )
}

/** The guess with the given choices over it; a column that was given a field takes it away from a guessed one. */
export function completeMapping(header: readonly string[], given: CsvMapping): CsvMapping {
  const chosen = new Set(Object.values(given))
  const guessed = Object.entries(guessMapping(header)).map(
    ([column, field]) => [column, chosen.has(field) ? null : field] as const,
  )
  return { ...Object.fromEntries<CsvField | null>(guessed), ...given }
}
