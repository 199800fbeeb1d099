export type ToastTone = 'info' | 'success' | 'warning' | 'danger'

export interface ToastOptions {
  description?: string
  /** One thing to do about it, an undo for instance; the toast then stays longer. */
  action?: { label: string; onClick: () => void }
}

export interface ToastEntry extends ToastOptions {
  id: number
  tone: ToastTone
  title: string
}

const MOST_AT_ONCE = 4
let entries: readonly ToastEntry[] = []
let nextId = 1
const listeners = new Set<() => void>()

function publish(next: readonly ToastEntry[]) {
  entries = next
  for (const listener of listeners) listener()
}

function show(tone: ToastTone, title: string, options: ToastOptions = {}) {
  publish([...entries, { id: nextId++, tone, title, ...options }].slice(-MOST_AT_ONCE))
}

/** Tells the person what just happened, from any client code. */
export const toast = {
  info: (title: string, options?: ToastOptions) => show('info', title, options),
  success: (title: string, options?: ToastOptions) => show('success', title, options),
  warning: (title: string, options?: ToastOptions) => show('warning', title, options),
  error: (title: string, options?: ToastOptions) => show('danger', title, options),
}

export function dismissToast(id: number) {
  publish(entries.filter((entry) => entry.id !== id))
}

export function subscribeToasts(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const currentToasts = () => entries
