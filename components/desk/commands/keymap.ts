/**
 * The keys of the desk, one place for the keyboard, the palette and the map behind `?`. Two keys with a
 * space between are pressed one after the other; `mod` is Ctrl, or Cmd on a Mac; `1-9` is any of these digits.
 */
export const KEYMAP = {
  palette: { keys: 'mod+k', group: 'anywhere' },
  help: { keys: '?', group: 'anywhere' },
  home: { keys: 'g h', group: 'anywhere' },
  queue: { keys: 'g q', group: 'anywhere' },
  problems: { keys: 'g p', group: 'anywhere' },
  knowledge: { keys: 'g k', group: 'anywhere' },
  view: { keys: 'g 1-9', group: 'anywhere' },
  create: { keys: 'c', group: 'anywhere' },
  next: { keys: 'j', group: 'list' },
  previous: { keys: 'k', group: 'list' },
  select: { keys: 'x', group: 'list' },
  open: { keys: 'o', group: 'list' },
  take: { keys: 'a', group: 'ticket' },
  status: { keys: 's', group: 'ticket' },
  reply: { keys: 'r', group: 'ticket' },
  note: { keys: 'n', group: 'ticket' },
  edit: { keys: 'e', group: 'ticket' },
} as const

export type CommandId = keyof typeof KEYMAP

export const KEY_GROUPS = ['anywhere', 'list', 'ticket'] as const

const each = (keys: string): string[] =>
  keys.endsWith('1-9') ? Array.from({ length: 9 }, (_, index) => keys.replace('1-9', String(index + 1))) : [keys]

const byKeys = new Map(Object.entries(KEYMAP).flatMap(([id, { keys }]) => each(keys).map((one) => [one, id as CommandId])))

/** The command of a key, or of two keys pressed one after the other. */
export const commandOfKeys = (keys: string): CommandId | undefined => byKeys.get(keys)

/** Whether a key begins a pair. */
export const beginsPair = (key: string): boolean => [...byKeys.keys()].some((keys) => keys.startsWith(`${key} `))
