import type { DemoTenant } from './story'
import { stories } from './acme-stories'

export const acme: DemoTenant = {
  slug: 'acme',
  name: 'Acme Brasil',
  locale: 'pt-BR',
  timezone: 'America/Sao_Paulo',
  people: [
    { login: 'admin', name: 'Ana Beatriz Souza', role: 'admin', phone: '+55 11 3555-0101' },
    { login: 'manager', name: 'Marcos Lima', role: 'manager', phone: '+55 11 3555-0102' },
    { login: 'agent', name: 'Bruno Carvalho', role: 'agent', teams: ['Atendimento N1'] },
    { login: 'diego', name: 'Diego Ramos', role: 'agent', teams: ['Atendimento N1', 'Campo'] },
    { login: 'l2', name: 'Carla Nunes', role: 'agent_l2', teams: ['Sistemas N2'] },
    { login: 'rafael', name: 'Rafael Tavares', role: 'agent_l2', teams: ['Infraestrutura N2'] },
    { login: 'requester', name: 'Rita Alves', role: 'requester', phone: '+55 11 98555-0107' },
    { login: 'paulo', name: 'Paulo Mendes', role: 'requester' },
    { login: 'juliana', name: 'Juliana Prado', role: 'requester' },
    { login: 'otavio', name: 'Otávio Freitas', role: 'requester' },
  ],
  teams: [
    { name: 'Atendimento N1', description: 'Primeiro contato: triagem e solução na primeira ligação.' },
    { name: 'Sistemas N2', description: 'ERP, e-mail e aplicativos internos.' },
    { name: 'Infraestrutura N2', description: 'Redes, servidores e nuvem.' },
    { name: 'Campo', description: 'Visitas às filiais e troca de equipamentos.' },
  ],
  stories,
}
