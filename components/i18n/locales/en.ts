import admin from '@/components/admin/messages/en.json'
import mail from '@/components/mail/messages/en.json'
import portal from '@/components/portal/messages/en.json'
import relations from '@/components/links/messages/en.json'
import channels from '@/lib/channels/email/messages/en.json'
import imports from '@/lib/imports/messages/en.json'
import webhooks from '@/lib/integrations/webhooks/messages/en.json'
import people from '@/lib/people/messages/en.json'
import calendars from '@/lib/sla/calendar/messages/en.json'
import policies from '@/lib/sla/policies/messages/en.json'
import tenants from '@/lib/tenants/messages/en.json'
import { enDaily } from './en-daily'

export const en = { ...enDaily, channels, people, tenants, imports, portal, admin, mail, calendars, policies, webhooks, relations }
