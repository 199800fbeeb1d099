const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const FORM = new RegExp(`^${UUID}(?:/[a-z0-9][a-z0-9-]{0,63}){1,4}$`)

/**
 * The key, when it is one of ours: the tenant's id, then one to four plain names. There is no dot in it, so
 * it can neither climb out of the folder nor hit a file that is being written.
 * @throws Error on anything else; keys are made by code, so that is a mistake in it
 */
export function assertKey(key: string): string {
  if (!FORM.test(key)) throw new Error('Not a storage key')
  return key
}
