/** How all charts look: quiet lines, small figures. */
export const AXIS = { stroke: 'var(--border-strong)', tick: { fill: 'var(--muted-foreground)', fontSize: 12 }, tickLine: false } as const
export const GRID = { stroke: 'var(--border)', vertical: false } as const
