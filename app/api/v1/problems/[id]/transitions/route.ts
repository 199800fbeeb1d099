import { route, serve } from '@/lib/platform/http/serve'
import { getProblem } from '@/lib/problems/queries'
import { problemSchema, problemTransitionInput } from '@/lib/problems/schema'
import { transitionProblem } from '@/lib/problems/transition'

export const dynamic = 'force-dynamic'

const transition = route({
  method: 'POST',
  path: '/problems/{id}/transitions',
  tag: 'Problems',
  summary: 'Move a problem along its lifecycle',
  description:
    'A move that the lifecycle does not have is refused with 409 `illegal_transition` and the states in `allowed`. ' +
    '`resolved` needs `resolution`; `closed` without it needs an `exit`: `duplicate` with `duplicateOf`, or ' +
    '`risk_accepted` with `exitReason`. Resolving and closing need the permission `problem.resolve`.',
  permission: 'problem.manage',
  body: problemTransitionInput,
  response: problemSchema,
  recall: getProblem,
  handler: ({ ctx, params, body }) => transitionProblem(ctx, params.id, body),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve(transition)
