import { z } from 'zod'
import { route, serve } from '@/lib/platform/http/serve'
import { createTask } from '@/lib/tickets/tasks/create'
import { listTasks } from '@/lib/tickets/tasks/queries'
import { createTaskInput, taskSchema } from '@/lib/tickets/tasks/schema'

export const dynamic = 'force-dynamic'

const list = route({
  method: 'GET',
  path: '/problems/{id}/tasks',
  tag: 'Problems',
  summary: 'List the tasks of a problem',
  permission: 'problem.read',
  response: z.object({ data: z.array(taskSchema) }),
  handler: async ({ ctx, params }) => ({ data: await listTasks(ctx, 'problem', params.id) }),
})

const create = route({
  method: 'POST',
  path: '/problems/{id}/tasks',
  tag: 'Problems',
  summary: 'Add a task to a problem',
  permission: 'problem.manage',
  body: createTaskInput,
  response: taskSchema,
  status: 201,
  location: ({ id }) => `/tasks/${id}`,
  handler: ({ ctx, params, body }) => createTask(ctx, 'problem', params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(list, create)
