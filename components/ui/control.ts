/** What every text-like control looks like; invalid ones are red by `aria-invalid`, not by a prop. */
export const controlClasses =
  'w-full rounded-md border border-input bg-surface text-sm text-foreground shadow-card transition-colors ' +
  'hover:border-muted-foreground focus-visible:border-ring focus-visible:outline-2 focus-visible:outline-offset-0 ' +
  'focus-visible:outline-ring disabled:cursor-not-allowed disabled:bg-muted disabled:opacity-60 ' +
  'aria-invalid:border-danger aria-invalid:outline-danger'
