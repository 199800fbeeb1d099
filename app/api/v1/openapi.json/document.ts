import { importSchema } from '@/lib/imports/schema'
import { incidentSchema } from '@/lib/incidents/schema'
import { apiKeySchema } from '@/lib/people/api-keys/schema'
import { notificationSchema } from '@/lib/notifications/schema'
import { teamSchema } from '@/lib/people/teams/schema'
import { userSchema } from '@/lib/people/users/schema'
import { openApiDocument } from '@/lib/platform/http/openapi'
import { calendarSchema } from '@/lib/sla/calendars/schema'
import { categorySchema } from '@/lib/tickets/categories/schema'
import { attachmentSchema, commentSchema, timelineEntrySchema } from '@/lib/tickets/schema'
import { declaredRoutes } from './routes'

const INTRODUCTION = `The service desk's REST API.

The organisation is the host: \`https://<organisation>.<domain>/api/v1\`. On the root domain, name it with \`X-Tenant-Id\`.

Lists are read page by page: follow \`page.nextCursor\` until \`page.hasMore\` is false. Unknown fields and parameters are refused, never ignored.`

/** The API's OpenAPI document. */
export const apiDocument = () =>
  openApiDocument({
    routes: declaredRoutes,
    schemas: {
      Incident: incidentSchema,
      Comment: commentSchema,
      TimelineEntry: timelineEntrySchema,
      Attachment: attachmentSchema,
      Notification: notificationSchema,
      Category: categorySchema,
      Calendar: calendarSchema,
      Team: teamSchema,
      User: userSchema,
      ApiKey: apiKeySchema,
      Import: importSchema,
    },
    info: { title: 'Farol API', version: '1', description: INTRODUCTION, license: { name: 'MIT', identifier: 'MIT' } },
    server: '/api/v1',
    tags: [
      { name: 'Authentication', description: 'For people’s own clients. Programs use API keys.' },
      { name: 'Incidents' },
      { name: 'Attachments' },
      { name: 'Relations', description: 'Merges, links, parents and children of incidents.' },
      { name: 'Problems', description: 'Causes behind incidents: their analysis, tasks, known errors, and what recurs.' },
      { name: 'Known errors' },
      { name: 'Configuration items' },
      { name: 'Search' },
      { name: 'Views', description: 'Queues as people have set them up.' },
      { name: 'Canned replies' },
      { name: 'Reports' },
      { name: 'Notifications' },
      { name: 'Categories' },
      { name: 'Knowledge base', description: 'Articles, their texts in both languages, and who reviews and publishes them.' },
      { name: 'Service levels', description: 'Business calendars, and what is promised by them.' },
      { name: 'Teams' },
      { name: 'Users', description: 'People who sign in, contacts who are only known, and service accounts.' },
      { name: 'API keys' },
      { name: 'Mailboxes', description: 'Addresses at which mail becomes tickets.' },
      { name: 'Webhooks', description: 'What happens, told to other systems.' },
      { name: 'Imports' },
      { name: 'Audit', description: 'Who did what to what.' },
    ],
  })
