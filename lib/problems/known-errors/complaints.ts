import { plainText } from '@/lib/tickets/search/parse'

/**
 * How things go wrong, and what is asked for instead of a repair: what a text complains of. Two texts about the same
 * application with different complaints are hardly about the same error.
 */
const COMPLAINTS = {
  slow: /\b(lent[oa]s?|lentidao|devagar|demora\w*|trava\w*|picot\w*|slow|laggy)\b/,
  password: /\b(esqueci|senha (?:expir|venc)\w*|redefin\w+ (?:a )?senha|reset\w* (?:a )?senha|bloque(?:ou|ada) (?:a )?(?:conta|senha)|forgot)\b/,
  lost: /\b(sumi(?:u|ram)|apag(?:ou|uei|ada|ado)|recuperar|excluid[oa]s?|restaurar|deleted)\b/,
  rights: /\b(permiss\w+|sem acesso|solicitar acesso|liberar|libera(?:cao|m)?|autoriza\w+|politica|access denied|acesso negado)\b/,
  wrong: /\b(valor(?:es)? errad\w+|errad[oa]s?|nao bate\w*|diverge\w*|duplicad\w+|incorret\w+|adiantad\w+|atrasad\w+)\b/,
  broken: /\b(quebr\w+|soltou|risco|riscad\w+|luz vermelha|queimou|derram\w+|nao carrega|nao liga)\b/,
  wish: /\b(como (?:faco|coloco|configuro|solicito)|quero|gostaria|curso|treinamento|aprender|adiar|trocar por|mudar|incluir|qual (?:e )?[oa]|quantas?|tem como)\b/,
  expired: /\b(expirad\w+|vencid\w+|venceu|renovar|renovacao)\b/,
  full: /\b(cheio|espaco insuficiente|lotad\w+|limite excedid\w+|anexo grande|muito grande|quota)\b/,
  drops: /\b(desconecta\w*|cai (?:toda|a cada|sozinh)\w*|queda\w*|fecha sozinh\w+)\b/,
  quality: /\b(clar[oa]|fraca?|borrad\w+|mancha\w*|apita|toca(?:m)?|volume|formatacao)\b/,
} as const satisfies Record<string, RegExp>

type Complaint = keyof typeof COMPLAINTS
const ALL = Object.keys(COMPLAINTS) as Complaint[]

/** What a text complains of, by kinds; none when it says nothing that is known. */
export function complaintsOf(text: string): Set<Complaint> {
  const plain = plainText(text)
  return new Set(ALL.filter((kind) => COMPLAINTS[kind].test(plain)))
}

/** How many complaints a text has that a known error does not speak of. */
export const foreignComplaints = (text: ReadonlySet<Complaint>, knownError: ReadonlySet<Complaint>): number =>
  [...text].filter((kind) => !knownError.has(kind)).length
