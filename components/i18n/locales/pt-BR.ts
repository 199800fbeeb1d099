import admin from '@/components/admin/messages/pt-BR.json'
import views from '@/components/desk/queue/messages/pt-BR.json'
import knowledge from '@/components/knowledge/messages/pt-BR.json'
import mail from '@/components/mail/messages/pt-BR.json'
import problems from '@/components/problems/messages/pt-BR.json'
import portal from '@/components/portal/messages/pt-BR.json'
import relations from '@/components/links/messages/pt-BR.json'
import channels from '@/lib/channels/email/messages/pt-BR.json'
import replies from '@/components/replies/messages/pt-BR.json'
import imports from '@/lib/imports/messages/pt-BR.json'
import webhooks from '@/lib/integrations/webhooks/messages/pt-BR.json'
import people from '@/lib/people/messages/pt-BR.json'
import calendars from '@/lib/sla/calendar/messages/pt-BR.json'
import policies from '@/lib/sla/policies/messages/pt-BR.json'
import tenants from '@/lib/tenants/messages/pt-BR.json'
import { ptBRDaily } from './pt-BR-daily'

/** What the browser may need. The landing page is rendered on the server alone and stays out. */
export const ptBR = { ...ptBRDaily, channels, people, tenants, imports, portal, admin, mail, calendars, policies, webhooks, relations, views, replies, problems, knowledge }
