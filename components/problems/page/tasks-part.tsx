import { getT } from '@/components/i18n/get-t'
import { Card } from '@/components/ui/card'
import { formatDateTime, type Place } from '@/lib/platform/i18n/format'
import type { ProblemDto } from '@/lib/problems/schema'
import type { TaskDto } from '@/lib/tickets/tasks/schema'
import { NewTask } from './new-task'
import { TaskRow } from './task-row'

interface TasksPartProps {
  problem: ProblemDto
  tasks: readonly TaskDto[]
  editable: boolean
  place: Place
}

/** What has to be done about a problem, and by whom. */
export function TasksPart({ problem, tasks, editable, place }: TasksPartProps) {
  const t = getT(place.locale, 'problems')
  return (
    <div className="space-y-4">
      <Card className="overflow-hidden">
        {tasks.length > 0 ? (
          <ul className="divide-y divide-border">
            {tasks.map((task) => (
              <TaskRow key={task.id} task={task} editable={editable} due={task.dueAt ? t('tasks.until', { date: formatDateTime(task.dueAt, place, 'date') }) : null} />
            ))}
          </ul>
        ) : (
          <p className="px-4 py-8 text-center text-sm text-muted-foreground">{t('tasks.none')}</p>
        )}
      </Card>
      {editable ? <NewTask problemId={problem.id} /> : null}
    </div>
  )
}
