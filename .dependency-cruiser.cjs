/** The floors of the house: arrows point only downwards, and never in a circle. See docs/architecture.md. */

const product = '^(app|components|lib|engine|middleware[.]ts$|instrumentation[.]ts$)'

/** What a browser may have of lib: plain data and pure functions; everything else only as types. */
const browserSafe = [
  '^lib/.+/(schema|vocabulary|[a-z-]*actions|permissions|types|rules|status|refusal-text)([.]ts|/)',
  '^lib/.+/messages/',
  '^lib/sla/calendar/',
  '^lib/reports/drill',
  '^lib/knowledge/render/video',
  '^lib/platform/(i18n/|auth/permissions|auth/password-policy|context|errors|ids|realtime/channels|text/)',
]

/** Where work across tenants has its place. */
const acrossTenants = [
  '^lib/platform/(db|tenancy|auth|limits|events|jobs|storage|mail|metrics)/',
  '^lib/tenants/',
  '^lib/incidents/auto-close',
  '^lib/knowledge/publishing/due',
  '^lib/sla/timers/',
  '^lib/notifications/insert',
  '^lib/tickets/live/audience',
  '^lib/integrations/webhooks/delivery/',
  '^lib/problems/jobs',
  '^lib/channels/email/(intake|imap)/',
  '^app/api/health/',
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-imports-app',
      severity: 'error',
      from: { path: product, pathNot: '^app/' },
      to: { path: '^app/' },
    },
    {
      name: 'lib-knows-no-components',
      comment: 'E-mails are made of components of their own.',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/[^/]+/emails' },
      to: { path: '^components/' },
    },
    {
      name: 'platform-is-the-ground',
      severity: 'error',
      from: { path: '^lib/platform/' },
      to: { path: '^lib/', pathNot: '^lib/platform/' },
    },
    {
      name: 'tickets-below-the-kinds',
      comment: 'What all kinds share knows none of them.',
      severity: 'error',
      from: { path: '^lib/(tickets|sla)/' },
      to: { path: '^lib/(incidents|problems|changes|requests|imports|automations|reports|integrations)/' },
    },
    {
      name: 'modules-keep-their-edges',
      comment: "A module uses another's schema, queries and verbs, never what adapts them to the outside.",
      severity: 'error',
      from: { path: '^lib/([^/]+)/' },
      to: { path: '^lib/.+/([a-z-]*actions|jobs|emails)([.]|/)', pathNot: '^lib/($1|platform)/' },
    },
    {
      name: 'components-take-only-what-a-browser-may-have',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^lib/', pathNot: browserSafe, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'primitives-know-no-product',
      severity: 'error',
      from: { path: '^components/ui/' },
      to: { path: '^(lib|components/(?!ui/|i18n/))', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'prisma-client-behind-one-door',
      comment: 'Everything else asks withTenant, readTenant or tenantSql.',
      severity: 'error',
      from: { path: product, pathNot: '^(lib/platform/db|engine/database)/' },
      to: {
        path: '^(lib/platform/db/(generated|client|pool|facade)|node_modules/(@prisma|pg/))',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'across-tenants-by-allow-list',
      severity: 'error',
      from: { path: product, pathNot: acrossTenants },
      to: { path: '^lib/platform/db/system' },
    },
    {
      name: 'engine-stands-alone',
      severity: 'error',
      from: { path: '^engine/' },
      to: { path: '^(lib|components|app)/' },
    },
    {
      name: 'engine-is-reached-by-its-protocol',
      severity: 'error',
      from: { path: '^(lib|components|app)/' },
      to: { path: '^engine/' },
    },
    {
      name: 'product-needs-no-tools',
      comment: 'Neither scripts and tests nor packages for development are there in production.',
      severity: 'error',
      from: { path: product },
      to: { path: '^(scripts|tests|prisma)/' },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      from: { path: product },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^lib/platform/db/generated/.+/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    skipAnalysisNotInRules: true,
  },
}
