/** Marks a choice that is an address and no person yet. */
export const ADDRESS = 'address:'
