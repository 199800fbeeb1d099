import 'server-only'
import type { z } from 'zod'
import { actionContext } from '@/lib/people/action-context'
import type { Ctx, UserActor } from '@/lib/platform/context'
import { Forbidden, NotFound } from '@/lib/platform/errors'
import { readBytes } from '@/lib/platform/http/body'
import { domainErrorOf, problemResponse } from '@/lib/platform/http/problem'
import { clientAddressOf, requestIdOf } from '@/lib/platform/http/request'
import { isSameOrigin } from '@/lib/platform/http/same-origin'
import { takeForAddress, takeForLive } from '@/lib/platform/limits/limiter'
import { log } from '@/lib/platform/log'
import { parse } from '@/lib/platform/parse'
import { pusher } from '@/lib/platform/realtime/server'

/** Bytes of a form that names a connection and a channel. */
const BODY_LIMIT = 2_048

type Signed = Ctx & { actor: UserActor }
type Server = NonNullable<ReturnType<typeof pusher>>

/**
 * A route that signs something for a live connection: for a page of this host, whose cookie says who asks and for
 * which tenant. What is thrown becomes a problem document.
 */
export const signing =
  <Schema extends z.ZodType>(schema: Schema, sign: (server: Server, ctx: Signed, input: z.output<Schema>) => Promise<object> | object) =>
  async (request: Request): Promise<Response> => {
    const { headers } = request
    try {
      const server = pusher()
      if (!server) throw new NotFound('Live updates')
      if (!isSameOrigin(headers)) throw new Forbidden()
      await takeForAddress(clientAddressOf(headers))
      const ctx = await actionContext()
      if (!isPerson(ctx)) throw new Forbidden()
      await takeForLive(ctx.actor.sessionId)
      const form = new URLSearchParams(new TextDecoder().decode(await readBytes(request, BODY_LIMIT)))
      const answer = await sign(server, ctx, parse(schema, Object.fromEntries(form)))
      return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
    } catch (error) {
      const known = domainErrorOf(error)
      if (!known) log().error({ error }, 'A live connection could not be authorised')
      return problemResponse(known, requestIdOf(headers), { 'cache-control': 'no-store' })
    }
  }

const isPerson = (ctx: Ctx): ctx is Signed => ctx.actor.kind === 'user'
