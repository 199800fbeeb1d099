import 'server-only'
import { env } from '@/lib/platform/env'

/** Protocol and public port around a host name; the port is left out where it is the protocol's own. */
function origin(host: string): string {
  const port = env.FAROL_PUBLIC_PORT
  const own = port === '' || port === (env.APP_PROTOCOL === 'https' ? '443' : '80')
  return `${env.APP_PROTOCOL}://${host}${own ? '' : `:${port}`}`
}

const rootDomain = (): string => env.FAROL_ROOT_DOMAIN[0] ?? 'localhost'

/** An absolute address on a tenant's own subdomain, for links that leave the browser: `path` begins with a slash. */
export const tenantUrl = (slug: string, path: string): string => origin(`${slug}.${rootDomain()}`) + path

/** The origin of a host that serves a tenant: its subdomain, or a domain of its own. */
export const hostOrigin = (host: string): string => origin(host)

/** An absolute address on the root domain. */
export const rootUrl = (path = '/'): string => origin(rootDomain()) + path

/** What follows the slug in the name of a tenant's host, with the port: `.example.com`, `.localhost:3000`. */
export const hostSuffix = (): string => origin('').replace(/^https?:\/\//, `.${rootDomain()}`)
