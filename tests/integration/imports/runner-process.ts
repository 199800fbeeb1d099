// A process of its own that works on one import, for the test that kills it.
import { runImport } from '@/lib/imports/run'

const [tenantId = '', importId = ''] = process.argv.slice(2)
await runImport(tenantId, importId)
process.exit()
