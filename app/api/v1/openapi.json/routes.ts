import * as apiKey from '@/app/api/v1/api-keys/[id]/route'
import * as apiKeys from '@/app/api/v1/api-keys/route'
import * as attachment from '@/app/api/v1/attachments/[id]/route'
import * as auditExport from '@/app/api/v1/audit-log/export.csv/route'
import * as auditLog from '@/app/api/v1/audit-log/route'
import * as logout from '@/app/api/v1/auth/logout/route'
import * as refresh from '@/app/api/v1/auth/refresh/route'
import * as token from '@/app/api/v1/auth/token/route'
import * as category from '@/app/api/v1/categories/[id]/route'
import * as categories from '@/app/api/v1/categories/route'
import * as configurationItem from '@/app/api/v1/configuration-items/[id]/route'
import * as configurationItems from '@/app/api/v1/configuration-items/route'
import * as importRun from '@/app/api/v1/imports/[id]/route'
import * as imports from '@/app/api/v1/imports/route'
import * as incidentAssignment from '@/app/api/v1/incidents/[id]/assignment/route'
import * as incidentAttachments from '@/app/api/v1/incidents/[id]/attachments/route'
import * as incidentComments from '@/app/api/v1/incidents/[id]/comments/route'
import * as incidentChildren from '@/app/api/v1/incidents/[id]/children/route'
import * as incidentFamily from '@/app/api/v1/incidents/[id]/children/resolution/route'
import * as incidentFollowUp from '@/app/api/v1/incidents/[id]/follow-up/route'
import * as incidentExport from '@/app/api/v1/incidents/export.csv/route'
import * as incidentItems from '@/app/api/v1/incidents/[id]/configuration-items/route'
import * as incidentLinks from '@/app/api/v1/incidents/[id]/links/route'
import * as incidentMerge from '@/app/api/v1/incidents/[id]/merge/route'
import * as incidentParent from '@/app/api/v1/incidents/[id]/parent/route'
import * as incidentProblem from '@/app/api/v1/incidents/[id]/problem/route'
import * as incident from '@/app/api/v1/incidents/[id]/route'
import * as incidentSla from '@/app/api/v1/incidents/[id]/sla/route'
import * as incidentTimeline from '@/app/api/v1/incidents/[id]/timeline/route'
import * as incidentTransitions from '@/app/api/v1/incidents/[id]/transitions/route'
import * as incidents from '@/app/api/v1/incidents/route'
import * as kbArticles from '@/app/api/v1/kb/articles/route'
import * as kbArticle from '@/app/api/v1/kb/articles/[id]/route'
import * as kbArticleConfirmation from '@/app/api/v1/kb/articles/[id]/confirmation/route'
import * as kbArticleDiff from '@/app/api/v1/kb/articles/[id]/diff/route'
import * as kbArticleDraft from '@/app/api/v1/kb/articles/[id]/draft/route'
import * as kbArticleExportMd from '@/app/api/v1/kb/articles/[id]/export.md/route'
import * as kbArticleFiles from '@/app/api/v1/kb/articles/[id]/files/route'
import * as kbArticlePublication from '@/app/api/v1/kb/articles/[id]/publication/route'
import * as kbArticleRestoration from '@/app/api/v1/kb/articles/[id]/restoration/route'
import * as kbArticleReviews from '@/app/api/v1/kb/articles/[id]/reviews/route'
import * as kbArticleSchedule from '@/app/api/v1/kb/articles/[id]/schedule/route'
import * as kbArticleTranslations from '@/app/api/v1/kb/articles/[id]/translations/route'
import * as kbArticleVersions from '@/app/api/v1/kb/articles/[id]/versions/route'
import * as kbArticleVersion from '@/app/api/v1/kb/articles/[id]/versions/[version]/route'
import * as kbArticleVersionRestoration from '@/app/api/v1/kb/articles/[id]/versions/[version]/restoration/route'
import * as kbBrokenLinks from '@/app/api/v1/kb/broken-links/route'
import * as kbCategories from '@/app/api/v1/kb/categories/route'
import * as kbCategory from '@/app/api/v1/kb/categories/[id]/route'
import * as kbCategoryRestoration from '@/app/api/v1/kb/categories/[id]/restoration/route'
import * as kbCategoriesOrder from '@/app/api/v1/kb/categories/order/route'
import * as kbExportZip from '@/app/api/v1/kb/export.zip/route'
import * as kbFile from '@/app/api/v1/kb/files/[id]/route'
import * as kbImports from '@/app/api/v1/kb/imports/route'
import * as kbImportsPreview from '@/app/api/v1/kb/imports/preview/route'
import * as kbGaps from '@/app/api/v1/kb/gaps/route'
import * as kbSearch from '@/app/api/v1/kb/search/route'
import * as kbSuggestions from '@/app/api/v1/kb/suggestions/route'
import * as incidentArticles from '@/app/api/v1/incidents/[id]/articles/route'
import * as incidentArticle from '@/app/api/v1/incidents/[id]/articles/[article]/route'
import * as kbReview from '@/app/api/v1/kb/reviews/[id]/route'
import * as kbReviewComments from '@/app/api/v1/kb/reviews/[id]/comments/route'
import * as kbReviewDecision from '@/app/api/v1/kb/reviews/[id]/decision/route'
import * as problemItems from '@/app/api/v1/problems/[id]/configuration-items/route'
import * as knownError from '@/app/api/v1/known-errors/[id]/route'
import * as knownErrorUses from '@/app/api/v1/known-errors/[id]/uses/route'
import * as knownErrorMatches from '@/app/api/v1/known-errors/matches/route'
import * as knownErrors from '@/app/api/v1/known-errors/route'
import * as link from '@/app/api/v1/links/[id]/route'
import * as mailbox from '@/app/api/v1/mailboxes/[id]/route'
import * as mailboxes from '@/app/api/v1/mailboxes/route'
import * as problemProposal from '@/app/api/v1/problem-proposals/[id]/route'
import * as problemProposalAcceptance from '@/app/api/v1/problem-proposals/[id]/acceptance/route'
import * as problemProposals from '@/app/api/v1/problem-proposals/route'
import * as problemAssignment from '@/app/api/v1/problems/[id]/assignment/route'
import * as problemAttachments from '@/app/api/v1/problems/[id]/attachments/route'
import * as problemComments from '@/app/api/v1/problems/[id]/comments/route'
import * as problemIncidents from '@/app/api/v1/problems/[id]/incidents/route'
import * as problemKnownError from '@/app/api/v1/problems/[id]/known-error/route'
import * as problemLinks from '@/app/api/v1/problems/[id]/links/route'
import * as problemResolution from '@/app/api/v1/problems/[id]/resolution/route'
import * as problemReview from '@/app/api/v1/problems/[id]/review/route'
import * as problem from '@/app/api/v1/problems/[id]/route'
import * as problemTasks from '@/app/api/v1/problems/[id]/tasks/route'
import * as problemTimeline from '@/app/api/v1/problems/[id]/timeline/route'
import * as problemTransitions from '@/app/api/v1/problems/[id]/transitions/route'
import * as problemsExport from '@/app/api/v1/problems/export.csv/route'
import * as problems from '@/app/api/v1/problems/route'
import * as replyTemplate from '@/app/api/v1/reply-templates/[id]/route'
import * as replyTemplateUse from '@/app/api/v1/reply-templates/[id]/use/route'
import * as replyTemplates from '@/app/api/v1/reply-templates/route'
import * as report from '@/app/api/v1/reports/[name]/route'
import * as slaDryRun from '@/app/api/v1/sla/dry-runs/[id]/route'
import * as slaDryRuns from '@/app/api/v1/sla/dry-runs/route'
import * as slaMove from '@/app/api/v1/sla/moves/[id]/route'
import * as slaPolicy from '@/app/api/v1/sla/policies/[id]/route'
import * as slaPolicyVersions from '@/app/api/v1/sla/policies/[id]/versions/route'
import * as slaPolicyOrder from '@/app/api/v1/sla/policies/order/route'
import * as slaPolicies from '@/app/api/v1/sla/policies/route'
import * as slaCalendar from '@/app/api/v1/sla/calendars/[id]/route'
import * as slaCalendarIcal from '@/app/api/v1/sla/calendars/ical/route'
import * as slaCalendarPreview from '@/app/api/v1/sla/calendars/preview/route'
import * as slaCalendars from '@/app/api/v1/sla/calendars/route'
import * as notificationsPreferences from '@/app/api/v1/notifications/preferences/route'
import * as notificationsRead from '@/app/api/v1/notifications/read/route'
import * as notifications from '@/app/api/v1/notifications/route'
import * as search from '@/app/api/v1/search/route'
import * as task from '@/app/api/v1/tasks/[id]/route'
import * as team from '@/app/api/v1/teams/[id]/route'
import * as teams from '@/app/api/v1/teams/route'
import * as user from '@/app/api/v1/users/[id]/route'
import * as userSuspension from '@/app/api/v1/users/[id]/suspension/route'
import * as userExport from '@/app/api/v1/users/export.csv/route'
import * as users from '@/app/api/v1/users/route'
import * as view from '@/app/api/v1/views/[id]/route'
import * as viewRestoration from '@/app/api/v1/views/[id]/restoration/route'
import * as viewCounts from '@/app/api/v1/views/counts/route'
import * as viewOrder from '@/app/api/v1/views/order/route'
import * as views from '@/app/api/v1/views/route'
import * as webhookDeliveries from '@/app/api/v1/webhooks/[id]/deliveries/route'
import * as webhookReplay from '@/app/api/v1/webhooks/[id]/replay/route'
import * as webhook from '@/app/api/v1/webhooks/[id]/route'
import * as webhookSecret from '@/app/api/v1/webhooks/[id]/secret/route'
import * as webhookTest from '@/app/api/v1/webhooks/[id]/test/route'
import * as deliveryReplay from '@/app/api/v1/webhooks/deliveries/[id]/replay/route'
import * as delivery from '@/app/api/v1/webhooks/deliveries/[id]/route'
import * as webhooks from '@/app/api/v1/webhooks/route'
import type { AnyRoute } from '@/lib/platform/http/declaration'
import type { Handlers } from '@/lib/platform/http/handlers'
import { declarationsOf } from '@/lib/platform/http/serve'

/** Every route file of the API, in the order of the reference. A test fails when one is missing here. */
export const routeFiles: readonly Handlers[] = [
  token,
  refresh,
  logout,
  incidents,
  incidentExport,
  incident,
  incidentTransitions,
  incidentAssignment,
  incidentComments,
  incidentTimeline,
  incidentSla,
  incidentAttachments,
  attachment,
  incidentMerge,
  incidentLinks,
  link,
  incidentParent,
  incidentChildren,
  incidentFamily,
  incidentFollowUp,
  problems,
  problemsExport,
  problem,
  problemAttachments,
  problemLinks,
  problemTransitions,
  problemAssignment,
  problemComments,
  problemTimeline,
  problemIncidents,
  incidentProblem,
  problemTasks,
  task,
  problemKnownError,
  problemResolution,
  problemReview,
  problemProposals,
  problemProposal,
  problemProposalAcceptance,
  notifications,
  notificationsPreferences,
  notificationsRead,
  search,
  views,
  viewCounts,
  viewOrder,
  view,
  viewRestoration,
  replyTemplates,
  replyTemplate,
  replyTemplateUse,
  categories,
  category,
  knownErrors,
  knownErrorMatches,
  knownError,
  knownErrorUses,
  configurationItems,
  configurationItem,
  incidentItems,
  problemItems,
  slaCalendars,
  slaCalendarPreview,
  slaCalendarIcal,
  slaCalendar,
  teams,
  team,
  users,
  userExport,
  user,
  userSuspension,
  apiKeys,
  apiKey,
  slaPolicies,
  slaPolicyOrder,
  slaPolicy,
  slaPolicyVersions,
  slaDryRuns,
  slaDryRun,
  slaMove,
  mailboxes,
  mailbox,
  webhooks,
  webhook,
  webhookTest,
  webhookSecret,
  webhookDeliveries,
  webhookReplay,
  delivery,
  deliveryReplay,
  report,
  imports,
  importRun,
  auditLog,
  auditExport,
  incidentArticles,
  incidentArticle,
  kbSearch,
  kbSuggestions,
  kbGaps,
  kbArticles,
  kbArticle,
  kbArticleConfirmation,
  kbArticleDiff,
  kbArticleDraft,
  kbArticleExportMd,
  kbArticleFiles,
  kbArticlePublication,
  kbArticleRestoration,
  kbArticleReviews,
  kbArticleSchedule,
  kbArticleTranslations,
  kbArticleVersions,
  kbArticleVersion,
  kbArticleVersionRestoration,
  kbBrokenLinks,
  kbCategories,
  kbCategoriesOrder,
  kbCategory,
  kbCategoryRestoration,
  kbExportZip,
  kbFile,
  kbImports,
  kbImportsPreview,
  kbReview,
  kbReviewComments,
  kbReviewDecision,
]

/** The declarations in them. */
export const declaredRoutes: readonly AnyRoute[] = routeFiles.flatMap(declarationsOf)
