// A process of its own that serves the jobs, for the test that kills it.
import { serveJobsRoute } from '@/tests/support/jobs-route'

await serveJobsRoute(Number(process.argv[2]))
