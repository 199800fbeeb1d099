/** What kind of thing a configuration item is; the CHECK of the table lists the same. */
export const ITEM_KINDS = ['service', 'application', 'server', 'database', 'network', 'workstation', 'printer', 'other'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** Items that an organisation may have, archived ones among them: they are read whole where one is chosen. */
export const MOST_ITEMS = 5_000
/** Items that one ticket may name. */
export const MOST_ITEMS_OF_TICKET = 20
