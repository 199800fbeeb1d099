import 'server-only'
import { mailInJobs } from '@/lib/channels/email/jobs'
import { importJobs } from '@/lib/imports/jobs'
import { escalationJobs } from '@/lib/incidents/escalation/jobs'
import { incidentJobs } from '@/lib/incidents/jobs'
import { webhookJobs } from '@/lib/integrations/webhooks/delivery/jobs'
import { knowledgeJobs } from '@/lib/knowledge/publishing/jobs'
import { mailJobs } from '@/lib/mail/jobs'
import { housekeeping } from '@/lib/platform/jobs/housekeeping'
import { mailDeliveryJobs } from '@/lib/platform/mail/delivery/jobs'
import { problemJobs } from '@/lib/problems/jobs'
import { slaRunJobs } from '@/lib/sla/runs/jobs'
import { timerJobs } from '@/lib/sla/timers/jobs'
import { tenantJobs } from '@/lib/tenants/jobs'

/** Every job of the product, from the modules that have some. */
export const functions = [...housekeeping, ...mailInJobs, ...importJobs, ...tenantJobs, ...incidentJobs, ...problemJobs, ...slaRunJobs, ...timerJobs, ...mailJobs, ...mailDeliveryJobs, ...escalationJobs, ...webhookJobs, ...knowledgeJobs]
