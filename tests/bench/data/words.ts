/** What people write to a service desk. */

export const THINGS = [
  'Notebook', 'VPN', 'Impressora do 3º andar', 'E-mail', 'ERP', 'Acesso à pasta da rede', 'Wi-Fi da filial', 'Monitor',
  'Sistema de ponto', 'Telefone', 'Senha do domínio', 'Planilha compartilhada', 'Portal do cliente', 'Leitor de código',
]

export const TROUBLES = [
  'não liga', 'muito lento desde ontem', 'pede a senha a cada minuto', 'mostra erro 500', 'não imprime',
  'perdeu a conexão', 'está travando', 'com acesso negado', 'não sincroniza', 'fecha sozinho', 'precisa de instalação',
]

export const SENTENCES = [
  'Começou hoje de manhã, logo depois da atualização.',
  'Já reiniciei o equipamento duas vezes e o problema voltou.',
  'Outras pessoas da equipe relatam a mesma coisa.',
  'Preciso disso para fechar o relatório do mês até sexta-feira.',
  'A mensagem na tela diz que o serviço não está disponível.',
  'Ontem funcionava normalmente, nada mudou do meu lado.',
  'Estou na filial de Campinas, ramal 4410, das 8 às 17 horas.',
  'Se for preciso acesso remoto, pode conectar a qualquer hora.',
]

export const REPLIES = [
  'Obrigado pelo contato. Estamos verificando com a equipe de redes.',
  'Conseguimos reproduzir o problema e abrimos um chamado com o fornecedor.',
  'Por favor, confirme se voltou a funcionar depois de reiniciar.',
  'Voltou a funcionar aqui, muito obrigado!',
  'Ainda acontece, agora também com outro usuário.',
  'Trocamos o cabo e atualizamos o driver. Vamos acompanhar até amanhã.',
]

export const TAGS = ['vpn', 'hardware', 'senha', 'impressora', 'sap', 'filial', 'vip', 'recorrente']

export const FIRST_NAMES = [
  'Ana', 'Bruno', 'Carla', 'Diego', 'Elisa', 'Fábio', 'Gabriela', 'Heitor', 'Isabela', 'João', 'Karina', 'Lucas',
  'Marina', 'Natália', 'Otávio', 'Paula', 'Rafael', 'Sofia', 'Tiago', 'Vitória',
]

export const LAST_NAMES = [
  'Almeida', 'Barbosa', 'Cardoso', 'Dias', 'Esteves', 'Ferreira', 'Gomes', 'Lima', 'Martins', 'Nogueira', 'Oliveira',
  'Pereira', 'Ribeiro', 'Santos', 'Teixeira', 'Vieira',
]

export const CATEGORIES: Record<string, readonly string[]> = {
  Hardware: ['Notebook', 'Monitor', 'Impressora'],
  Software: ['ERP', 'E-mail', 'Sistema operacional'],
  Rede: ['VPN', 'Wi-Fi', 'Internet'],
  Acesso: ['Senha', 'Permissão de pasta'],
}

export const TEAMS = ['Service Desk', 'Infraestrutura', 'Redes', 'Aplicações']

export const RESOLUTION_CODES = ['solved', 'workaround', 'user_guidance', 'no_fault_found', 'duplicate']
