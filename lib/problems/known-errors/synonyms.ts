import { plainText } from '@/lib/tickets/search/parse'

/**
 * What people at a service desk call the same thing, in plain words: what the text of an incident says stands for
 * the others of its line as well. General language, not that of one organisation.
 */
const GROUPS: readonly string[] = [
  'notebook, note, laptop, nb',
  'computador, pc, maquina, micro, desktop, estacao',
  'celular, cel, telefone movel, smartphone, iphone, android, aparelho',
  'iphone, ipad, apple, ios',
  'email, e mail, correio, outlook, mensagem eletronica',
  'impressora, multifuncional, copiadora, kyocera, xerox',
  'digitalizar, digitalizacao, digitalizo, scanner, scan, escanear',
  'wifi, wi fi, wireless, rede sem fio',
  'visitantes, visitante, guest, convidados',
  'holerite, contracheque, recibo de pagamento, demonstrativo de pagamento',
  'vdi, area de trabalho virtual, maquina virtual, desktop virtual, area virtual',
  'area de trabalho remota, remote desktop, rdp, acesso remoto, sessao remota, area remota, terminal server',
  'copiar, copio, ctrl c',
  'colar, colo, cola, colei, ctrl v, area de transferencia, clipboard',
  'softphone, ramal no computador, ramal do computador, telefone no computador',
  'audio, som, voz, ouve, ouvir, escuta, escuto, mudo',
  'casa, home office, remoto',
  'tela azul, bsod, tela da morte',
  'suspensao, suspender, sleep, hibernar, dormir, dorme, suspende',
  'fechar a tampa, fecho a tampa, fecha a tampa',
  'dock, docking, dockstation, base',
  'monitor, monitores, tela externa, segunda tela, video, imagem',
  'sem sinal, no signal',
  'senha, password',
  'entrar, login, logar, loga, autenticar, acessar',
  'planilha, excel, xls',
  'painel, dashboard, power bi, bi',
  'desatualizado, sem atualizar, dado antigo, nao atualiza',
  'atualizacao, update, atualizar',
  'relatorio, report',
  '504, time out, timeout, tempo esgotado, gateway time out',
  'redirecionou muitas vezes, too many redirects, loop, laco',
  'anonima, privada, incognito',
  'navegador, browser, chrome, edge, firefox',
  'certificado, token, a3, certificado digital',
  'etiqueta, etiquetas, zebra, termica',
  'deslocada, deslocado, desalinhada, torta, torto, cortada, pela metade, fora de posicao',
  'cedilha, ç',
  'em branco, sem nada escrito, vazio, sem valores',
  'ponto, marcacao, batida, marcacoes, batidas',
  'internet, rede, conexao',
  'vpn, acesso externo',
]

/** By the words of each name: the whole line that they stand in. */
const LINES = GROUPS.map((group) => group.split(', '))
const padded = (text: string): string => ` ${plainText(text.replaceAll('ç ', 'ç ')).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `

/** The other names of what a text speaks of; empty when it has none. */
export function otherNames(text: string): string {
  const place = padded(text)
  const spoken = LINES.filter((names) => names.some((name) => place.includes(` ${name} `)))
  return [...new Set(spoken.flat().filter((name) => !place.includes(` ${name} `)))].join(' ')
}
