/** What Node needs on its command line to run the application's own TypeScript outside of Next. */
export const typescript = ['--enable-source-maps', '--import', './scripts/lib/typescript-hooks.mjs']
