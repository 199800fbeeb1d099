import * as apiKey from '@/app/api/v1/api-keys/[id]/route'
import * as apiKeys from '@/app/api/v1/api-keys/route'
import * as attachment from '@/app/api/v1/attachments/[id]/route'
import * as logout from '@/app/api/v1/auth/logout/route'
import * as refresh from '@/app/api/v1/auth/refresh/route'
import * as token from '@/app/api/v1/auth/token/route'
import * as category from '@/app/api/v1/categories/[id]/route'
import * as categories from '@/app/api/v1/categories/route'
import * as importRun from '@/app/api/v1/imports/[id]/route'
import * as imports from '@/app/api/v1/imports/route'
import * as incidentAssignment from '@/app/api/v1/incidents/[id]/assignment/route'
import * as incidentAttachments from '@/app/api/v1/incidents/[id]/attachments/route'
import * as incidentComments from '@/app/api/v1/incidents/[id]/comments/route'
import * as incident from '@/app/api/v1/incidents/[id]/route'
import * as incidentSla from '@/app/api/v1/incidents/[id]/sla/route'
import * as incidentTimeline from '@/app/api/v1/incidents/[id]/timeline/route'
import * as incidentTransitions from '@/app/api/v1/incidents/[id]/transitions/route'
import * as incidents from '@/app/api/v1/incidents/route'
import * as team from '@/app/api/v1/teams/[id]/route'
import * as teams from '@/app/api/v1/teams/route'
import * as user from '@/app/api/v1/users/[id]/route'
import * as userSuspension from '@/app/api/v1/users/[id]/suspension/route'
import * as users from '@/app/api/v1/users/route'
import type { AnyRoute } from '@/lib/platform/http/declaration'
import type { Handlers } from '@/lib/platform/http/handlers'
import { declarationsOf } from '@/lib/platform/http/serve'

/** Every route file of the API, in the order of the reference. A test fails when one is missing here. */
export const routeFiles: readonly Handlers[] = [
  token,
  refresh,
  logout,
  incidents,
  incident,
  incidentTransitions,
  incidentAssignment,
  incidentComments,
  incidentTimeline,
  incidentSla,
  incidentAttachments,
  attachment,
  categories,
  category,
  teams,
  team,
  users,
  user,
  userSuspension,
  apiKeys,
  apiKey,
  imports,
  importRun,
]

/** The declarations in them. */
export const declaredRoutes: readonly AnyRoute[] = routeFiles.flatMap(declarationsOf)
