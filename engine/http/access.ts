import { parseJson } from '../json.ts'
import { bearerOf, isSame } from '../jobs/protocol/signature.ts'
import { Refusal, type Request } from './server.ts'

/** Lets through who knows the signing key: the key itself, or the digest of it that the SDK sends. Throws 401. */
export function requireBearer(request: Request, signingKey: string): void {
  const given = /^Bearer (.+)$/.exec(request.header('authorization') ?? '')?.[1] ?? ''
  if (!isSame(given, bearerOf(signingKey)) && !isSame(given, signingKey))
    throw new Refusal(401, 'Unauthorized')
}

/** Reads a JSON body. Throws 400 or 413. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const text = await request.text(limit)
  try {
    return parseJson(text)
  } catch {
    throw new Refusal(400, 'The body is not JSON')
  }
}
