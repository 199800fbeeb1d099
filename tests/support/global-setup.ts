import type { TestProject } from 'vitest/node'
import { openTestServer } from './test-server'

declare module 'vitest' {
  interface ProvidedContext {
    /** Number of this run, unique on the server. */
    run: number
    template: string
    /** The server's maintenance database, as superuser. */
    adminUrl: string
  }
}

/** Makes the test database ready, once for the whole run, unless only unit tests are asked for. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // Every project inherits this file; what the root provides, all of them see.
  if (!project.isRootProject()) return undefined
  if (project.vitest.projects.every(({ name }) => name === 'unit')) return undefined
  const run = process.pid
  const server = await openTestServer(run)
  project.provide('run', run)
  project.provide('template', server.template)
  project.provide('adminUrl', server.url('postgres'))
  return server.close
}
