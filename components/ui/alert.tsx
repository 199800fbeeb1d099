import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

const tones = {
  info: { icon: Info, classes: 'border-info-line bg-info-subtle text-info-ink' },
  success: { icon: CircleCheck, classes: 'border-success-line bg-success-subtle text-success-ink' },
  warning: { icon: TriangleAlert, classes: 'border-warning-line bg-warning-subtle text-warning-ink' },
  danger: { icon: CircleAlert, classes: 'border-danger-line bg-danger-subtle text-danger-ink' },
}

interface AlertProps {
  tone?: keyof typeof tones
  title?: ReactNode
  children?: ReactNode
  /** Set for messages that appear after the page was read; danger interrupts, the rest waits. */
  live?: boolean
  className?: string
}

export function Alert({ tone = 'info', title, children, live, className }: AlertProps) {
  const { icon: Icon, classes } = tones[tone]
  const role = live ? (tone === 'danger' ? 'alert' : 'status') : undefined
  return (
    <div role={role} className={cn('flex gap-3 rounded-md border px-3.5 py-3 text-sm', classes, className)}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 space-y-0.5">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-foreground">{children}</div> : null}
      </div>
    </div>
  )
}
