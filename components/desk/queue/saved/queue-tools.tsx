import { getT } from '@/components/i18n/get-t'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { columnsText, filterOf, isEdited, type QueueState } from '../state'
import type { Opened } from './opened-view'
import { ViewTools } from './view-tools'

/** The tools of a queue, with their words: the browser gets no more than it needs. */
export function QueueTools({ ctx, state, opened }: { ctx: Ctx; state: QueueState; opened: Opened | undefined }) {
  const t = getT(ctx.locale, 'views')
  const columns = columnsText(state.columns)
  const view = opened?.view
  return (
    <ViewTools
      view={
        view
          ? { id: view.id, name: view.name, scope: view.scope, team: view.team, isDefault: view.isDefault, editable: view.editable, version: view.version }
          : null
      }
      kept={{ queue: state.view, filter: filterOf(state), sort: state.sort, columns: columns === 'none' ? [] : columns.split(',') }}
      edited={isEdited(state)}
      mayShare={can(ctx, 'view.share')}
      timeZone={ctx.tenant.timezone}
      words={{
        menu: t('menu'),
        save: t('save'),
        saveAs: t('saveAs'),
        update: t('update'),
        edit: t('edit'),
        duplicate: t('duplicate'),
        makeDefault: t('makeDefault'),
        dropDefault: t('dropDefault'),
        arrange: t('arrange'),
        remove: t('remove'),
        export: t('export.button'),
      }}
    />
  )
}
