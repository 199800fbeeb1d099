import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { Suspense } from 'react'
import { Files } from '@/components/incidents/files'
import { Timeline } from '@/components/incidents/timeline'
import { AnalysisPart } from '@/components/problems/page/analysis-part'
import { IncidentsPart } from '@/components/problems/page/incidents-part'
import { NotesPart } from '@/components/problems/page/notes-part'
import { OverviewPart } from '@/components/problems/page/overview-part'
import { ProblemPage } from '@/components/problems/page/problem-page'
import { PARTS } from '@/components/problems/page/parts'
import { ReviewPart } from '@/components/problems/page/review-part'
import { TasksPart } from '@/components/problems/page/tasks-part'
import { itemsOfTicket } from '@/lib/assets/queries'
import { optionalContext, pageContext } from '@/lib/people/page-context'
import { can } from '@/lib/platform/auth/permissions'
import { actorUserId } from '@/lib/platform/context'
import { NotFound } from '@/lib/platform/errors'
import { uploadLimit } from '@/lib/platform/storage/limit'
import { listIncidentsOf } from '@/lib/problems/incidents/queries'
import { getProblem } from '@/lib/problems/queries'
import { listAttachments } from '@/lib/tickets/attachments'
import { listComments } from '@/lib/tickets/comments'
import { listLinks } from '@/lib/tickets/links/queries'
import { readPages } from '@/lib/tickets/read-pages'
import { listTasks } from '@/lib/tickets/tasks/queries'
import { listTimeline } from '@/lib/tickets/timeline'
import { listWatchers } from '@/lib/tickets/watchers'
import { KnowledgePanel } from '../../_panels/knowledge-panel'

interface Props {
  params: Promise<{ site: string; ref: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site, ref } = await params
  return (await optionalContext(site)) ? { title: decodeURIComponent(ref).toUpperCase() } : {}
}

/** One problem: what is known of it, its incidents, and everything that can be done with it. */
export default async function OneProblemPage({ params, searchParams }: Props) {
  const { site, ref } = await params
  const ctx = await pageContext(site, 'problem.read')
  const problem = await getProblem(ctx, ref).catch(pageOfNothing)
  if (ref !== problem.number) redirect(`/desk/problems/${problem.number}`)
  const wanted = (await searchParams).part
  const part = PARTS.find((known) => known === wanted) ?? 'overview'
  const { id } = problem
  const [items, links, watchers, files, incidents, tasks, notes, entries] = await Promise.all([
    itemsOfTicket(ctx, 'problem', id),
    listLinks(ctx, 'problem', id),
    listWatchers(ctx, 'problem', id),
    listAttachments(ctx, 'problem', id),
    part === 'incidents' ? listIncidentsOf(ctx, id, { limit: 100 }) : null,
    part === 'tasks' ? listTasks(ctx, 'problem', id) : null,
    part === 'notes' ? readPages((query) => listComments(ctx, 'problem', id, query)) : null,
    part === 'timeline' ? readPages((query) => listTimeline(ctx, 'problem', id, query)) : null,
  ])
  const place = { locale: ctx.locale, timeZone: ctx.tenant.timezone }
  const may = {
    manage: can(ctx, 'problem.manage'),
    resolve: can(ctx, 'problem.resolve'),
    publish: can(ctx, 'problem.known_error'),
    remove: can(ctx, 'problem.delete'),
    confidential: can(ctx, 'incident.confidential'),
  }
  return (
    <ProblemPage
      problem={problem}
      part={part}
      may={may}
      items={items}
      links={links}
      watchers={watchers}
      fileCount={files.length}
      me={actorUserId(ctx) ?? ''}
      place={place}
    >
      {part === 'overview' ? <OverviewPart problem={problem} editable={may.manage} locale={ctx.locale} /> : null}
      {part === 'overview' ? (
        <div className="mt-4">
          <Suspense fallback={null}>
            <KnowledgePanel
              ctx={ctx}
              ticket={{ id, number: problem.number, kind: 'problem' }}
              editable={may.manage}
              solved={problem.rootCause.trim() !== ''}
            />
          </Suspense>
        </div>
      ) : null}
      {part === 'analysis' ? <AnalysisPart problem={problem} editable={may.manage} /> : null}
      {incidents ? <IncidentsPart problem={problem} page={incidents} editable={may.manage} place={place} /> : null}
      {tasks ? <TasksPart problem={problem} tasks={tasks} editable={may.manage} place={place} /> : null}
      {notes ? <NotesPart problem={problem} notes={notes} editable={may.manage} place={place} /> : null}
      {part === 'files' ? (
        <Files ticket={{ id, kind: 'problem' }} can={{ reply: false, note: may.manage }} files={files} place={place} maxBytes={uploadLimit()} />
      ) : null}
      {entries ? <Timeline entries={entries.toReversed()} place={place} /> : null}
      {part === 'review' ? <ReviewPart key={problem.version} problem={problem} editable={may.manage} place={place} /> : null}
    </ProblemPage>
  )
}

function pageOfNothing(error: unknown): never {
  if (error instanceof NotFound) notFound()
  throw error
}
