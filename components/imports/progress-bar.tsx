interface ProgressBarProps {
  /** 0 to 1; null while it cannot be told. */
  value: number | null
  label: string
}

/** How far something is, as a bar and in words. */
export function ProgressBar({ value, label }: ProgressBarProps) {
  return (
    <div className="min-w-40 flex-1 space-y-1">
      <progress
        value={value ?? undefined}
        max={1}
        aria-label={label}
        className={
          'block h-2 w-full appearance-none overflow-hidden rounded-full bg-muted accent-primary ' +
          '[&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-muted [&::-webkit-progress-value]:bg-primary'
        }
      />
      <p className="text-xs text-muted-foreground tabular-nums">{label}</p>
    </div>
  )
}
