import { findReport } from '@/lib/reports/read'
import { REPORTS } from '@/lib/reports/vocabulary'
import type { Blind } from './attack'

/** Reports take ids as filters only: another tenant's count nothing, and no name of theirs is shown. */
export const reportBlind: Blind = {
  'lib/reports/read.ts#findReport': async (ctx, { ids }) => {
    const filters = [{}, { team: ids.team }, { category: ids.category }, { assignee: ids.user }]
    return Promise.all(REPORTS.flatMap((name) => filters.map((filter) => findReport(ctx, name, { period: '90d', ...filter }))))
  },
}
