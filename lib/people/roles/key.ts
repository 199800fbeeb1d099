/**
 * A role's lasting key, from its first name: `service_desk_1f3a9c`. The end of its id keeps it apart from
 * built-in keys and from a role that had the name before.
 */
export function roleKey(name: string, id: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40)
  return `${words || 'role'}_${id.slice(-6)}`
}
