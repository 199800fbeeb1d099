import { getImport, getImportSummary, listImports } from '@/lib/imports/queries'
import { updateTenant } from '@/lib/tenants/update'
import type { Attacks, Blind } from './attack'
import { calendarAside, calendarAttacks, calendarBlind } from './calendars'
import { channelAside, channelAttacks, channelBlind } from './channels'
import { deflectionAside, deflectionAttacks, deflectionBlind } from './deflection'
import { exportBlind } from './exports'
import { incidentAttacks, incidentBlind } from './incidents'
import { knownErrorAttacks, knownErrorBlind } from './known-errors'
import { knowledgeAside, knowledgeAttacks, knowledgeBlind } from './knowledge'
import { publicKnowledgeBlind } from './knowledge-public'
import { deskArticleAttacks, deskArticleBlind } from './knowledge-desk'
import { liveBlind } from './live'
import { mailAside, mailAttacks, mailBlind } from './mail'
import { notificationBlind } from './notifications'
import { peopleAttacks, peopleBlind } from './people'
import { policyAside, policyAttacks, policyBlind } from './policies'
import { problemAside, problemAttacks, problemBlind } from './problems'
import { reportBlind } from './reports'
import { slaAside, slaAttacks, slaBlind } from './sla'
import { webhookAside, webhookAttacks, webhookBlind } from './webhooks'
import { relationAttacks } from './relations'
import { ticketAttacks, ticketBlind } from './tickets'
import { viewAside, viewAttacks, viewBlind } from './views'

export const attacks: Attacks = {
  ...calendarAttacks,
  ...channelAttacks,
  ...incidentAttacks,
  ...knownErrorAttacks,
  ...deflectionAttacks,
  ...knowledgeAttacks,
  ...deskArticleAttacks,
  ...mailAttacks,
  ...peopleAttacks,
  ...policyAttacks,
  ...problemAttacks,
  ...relationAttacks,
  ...slaAttacks,
  ...ticketAttacks,
  ...viewAttacks,
  ...webhookAttacks,
  'lib/imports/queries.ts#getImport': { import: (ctx, { ids }) => getImport(ctx, ids.import) },
  'lib/imports/queries.ts#getImportSummary': { import: (ctx, { ids }) => getImportSummary(ctx, ids.import) },
}

export const blind: Blind = {
  ...calendarBlind,
  ...channelBlind,
  ...exportBlind,
  ...incidentBlind,
  ...knownErrorBlind,
  ...deflectionBlind,
  ...knowledgeBlind,
  ...publicKnowledgeBlind,
  ...deskArticleBlind,
  ...liveBlind,
  ...mailBlind,
  ...notificationBlind,
  ...peopleBlind,
  ...policyBlind,
  ...problemBlind,
  ...reportBlind,
  ...slaBlind,
  ...ticketBlind,
  ...viewBlind,
  ...webhookBlind,
  'lib/imports/queries.ts#listImports': (ctx) => listImports(ctx),
  'lib/tenants/update.ts#updateTenant': (ctx) => updateTenant(ctx, { name: 'Ours' }),
}

/** Functions that touch the database and are no doors, each with what makes it so. */
export const aside: Record<string, string> = {
  ...calendarAside,
  ...channelAside,
  ...deflectionAside,
  ...knowledgeAside,
  ...mailAside,
  ...policyAside,
  ...problemAside,
  ...slaAside,
  ...viewAside,
  ...webhookAside,
  'lib/imports/claim.ts#claimRun': 'takes no reference: the oldest import of the tenant',
  'lib/imports/finish.ts#finish': 'ends what a claim of the same tenant holds',
  'lib/imports/preview.ts#previewImport': 'takes a file and no reference',
  'lib/imports/start.ts#startImport': 'takes a file and no reference; what its rows name is looked up in the actor\'s tenant',
  'lib/imports/write/batch.ts#writeBatch': 'part of a run that was fetched for the tenant',
  'lib/imports/write/classify.ts#classify': 'part of a run that was fetched for the tenant',
  'lib/incidents/serialize.ts#rowForReader': 'pure: hides fields of a row',
  'lib/people/passwords/change.ts#changePassword': "asks for the actor's own password and nothing else",
  'lib/people/sign-in/sign-out.ts#signOut': "ends the actor's own session",
  'lib/people/users/rules.ts#holdsAll': 'pure: looks at permissions',
  'lib/tickets/numbers.ts#takeNumbers': "counts in the actor's tenant",
}
