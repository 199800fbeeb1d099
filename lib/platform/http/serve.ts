import 'server-only'
import type { z } from 'zod'
import type { AnyRoute, Binary, OpenRoute, Route } from './declaration'
import { handlersOf, METHODS, type Handler, type Handlers, type Operation } from './handlers'
import { respond } from './respond'

/** Declares an operation that needs an API key or an access token. */
export const route = <Path extends string, Query extends z.ZodType, Result extends z.ZodType | Binary | null>(
  declaration: Omit<Route<Path, Query, Result>, 'auth'>,
): Route<Path, Query, Result> => ({ ...declaration, auth: 'bearer' })

/** Declares an operation for whoever knows a tenant's address. */
export const openRoute = <Path extends string, Query extends z.ZodType, Result extends z.ZodType | Binary | null>(
  declaration: Omit<OpenRoute<Path, Query, Result>, 'auth'>,
): OpenRoute<Path, Query, Result> => ({ ...declaration, auth: 'none' })

const declarations = new WeakMap<Handler, AnyRoute>()

/** The declarations behind the exports of a route file: how the OpenAPI document is collected. */
export const declarationsOf = (file: Handlers): AnyRoute[] =>
  METHODS.flatMap((method) => declarations.get(file[method]) ?? [])

/** The exports of a route file. */
export function serve(...routes: AnyRoute[]): Handlers {
  const operations = routes.map((declaration): [AnyRoute['method'], Operation] => [
    declaration.method,
    {
      route: declaration.path,
      work: (call, request, params) => respond(declaration, request, params, call),
    },
  ])
  const handlers = handlersOf(Object.fromEntries(operations))
  for (const declaration of routes) declarations.set(handlers[declaration.method], declaration)
  return handlers
}
