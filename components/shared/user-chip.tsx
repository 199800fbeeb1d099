import { Avatar } from '@/components/ui/avatar'
import { cn } from '@/components/ui/cn'

interface UserChipProps {
  name: string
  /** A quieter second line: e-mail, role, team. */
  detail?: string
  size?: 'sm' | 'md' | 'lg'
  className?: string
}

/** A person: initials and name. */
export function UserChip({ name, detail, size = 'sm', className }: UserChipProps) {
  return (
    <span className={cn('inline-flex max-w-full min-w-0 items-center gap-2 align-middle', className)}>
      <Avatar name={name} size={size} />
      <span className="min-w-0">
        <span className="block truncate">{name}</span>
        {detail ? <span className="block truncate text-xs text-muted-foreground">{detail}</span> : null}
      </span>
    </span>
  )
}
