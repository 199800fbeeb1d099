import { route, serve } from '@/lib/platform/http/serve'
import { takeVersion } from '@/lib/platform/http/version'
import { removeTask } from '@/lib/tickets/tasks/remove'
import { taskSchema, updateTaskInput } from '@/lib/tickets/tasks/schema'
import { updateTask } from '@/lib/tickets/tasks/update'

export const dynamic = 'force-dynamic'

const update = route({
  method: 'PATCH',
  path: '/tasks/{id}',
  tag: 'Problems',
  summary: 'Change a task, complete it, or open it again',
  permission: ['problem.manage', 'incident.update'],
  body: updateTaskInput,
  response: taskSchema,
  handler({ ctx, params, body, ifMatch }) {
    const { changes, version } = takeVersion(body, ifMatch)
    return updateTask(ctx, params.id, version === undefined ? changes : Object.assign({ version }, changes))
  },
})

const remove = route({
  method: 'DELETE',
  path: '/tasks/{id}',
  tag: 'Problems',
  summary: 'Take a task away',
  permission: ['problem.manage', 'incident.update'],
  response: null,
  handler: ({ ctx, params }) => removeTask(ctx, params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(update, remove)
