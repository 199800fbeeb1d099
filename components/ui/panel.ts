/** What floats above the page: menus, popovers, result lists. */
export const panelClasses =
  'animate-pop z-50 overflow-y-auto rounded-lg border border-border bg-surface-raised text-foreground shadow-raised outline-none'
