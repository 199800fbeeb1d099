/**
 * What a new organisation starts with, in its language. Imports nothing: the demo's seed reads it too, in plain
 * Node without the application around it.
 */
type Language = 'pt-BR' | 'en'

/** Built-in roles in the order of their power; the interface translates their names. */
export const BUILT_IN_ROLE_NAMES: Record<Language, Record<string, string>> = {
  'pt-BR': {
    admin: 'Administrador',
    manager: 'Gestor',
    agent_l2: 'Agente N2',
    agent: 'Agente',
    requester: 'Solicitante',
  },
  en: { admin: 'Administrator', manager: 'Manager', agent_l2: 'Agent L2', agent: 'Agent', requester: 'Requester' },
}

/** Resolution codes in their order; the interface translates these keys. */
export const RESOLUTION_CODE_LABELS: Record<Language, Record<string, string>> = {
  'pt-BR': {
    solved: 'Solucionado',
    workaround: 'Solução de contorno',
    known_error: 'Erro conhecido',
    solved_by_change: 'Solucionado por mudança',
    duplicate: 'Duplicado',
    no_fault_found: 'Nenhuma falha encontrada',
    user_guidance: 'Orientação ao usuário',
    cancelled_by_requester: 'Cancelado pelo solicitante',
  },
  en: {
    solved: 'Solved',
    workaround: 'Workaround',
    known_error: 'Known error',
    solved_by_change: 'Solved by change',
    duplicate: 'Duplicate',
    no_fault_found: 'No fault found',
    user_guidance: 'User guidance',
    cancelled_by_requester: 'Cancelled by requester',
  },
}

/** Top categories with those below them. */
export const CATEGORIES: Record<Language, Record<string, readonly string[]>> = {
  'pt-BR': {
    Hardware: ['Computador', 'Impressora', 'Monitor e periféricos', 'Celular'],
    Software: ['Sistema operacional', 'Aplicativos de escritório', 'ERP', 'E-mail'],
    Rede: ['Wi-Fi', 'Rede cabeada', 'VPN', 'Internet'],
    Acesso: ['Senha', 'Permissões', 'Novo usuário'],
    Segurança: ['Phishing', 'Vírus e malware'],
  },
  en: {
    Hardware: ['Computer', 'Printer', 'Monitor and peripherals', 'Mobile phone'],
    Software: ['Operating system', 'Office applications', 'ERP', 'E-mail'],
    Network: ['Wi-Fi', 'Wired network', 'VPN', 'Internet'],
    Access: ['Password', 'Permissions', 'New user'],
    Security: ['Phishing', 'Virus and malware'],
  },
}
