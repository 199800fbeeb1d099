export type PriorityLevel = 1 | 2 | 3 | 4 | 5

interface PriorityBadgeProps {
  level: PriorityLevel
  /** The priority's name, `t('common.priority.…')`. */
  label: string
}

/** A ticket's priority: colour, shape and word. One element, for the sake of long queues (styles/badges.css). */
export function PriorityBadge({ level, label }: PriorityBadgeProps) {
  return (
    <span className="priority" data-priority={level}>
      {label}
    </span>
  )
}
