'use client'

import { CircleAlert } from 'lucide-react'
import { cloneElement, type ReactElement, type ReactNode, useId } from 'react'
import { useT } from '@/components/i18n/use-t'
import { cn } from '@/components/ui/cn'
import { Label } from '@/components/ui/label'

interface ControlProps {
  id?: string
  required?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}

interface FormFieldProps {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong with the value, already translated. */
  error?: ReactNode
  required?: boolean
  /** Says "optional" beside the label; for forms where most fields are required. */
  optional?: boolean
  className?: string
  /** One control that takes id and aria attributes: Input, Select, Textarea, Combobox … */
  children: ReactElement<ControlProps>
}

/** Label, control, hint and error, wired for assistive technology. */
export function FormField({ label, hint, error, required, optional, className, children }: FormFieldProps) {
  const t = useT('common')
  const generated = useId()
  const id = children.props.id ?? generated
  const hintId = hint ? `${id}-hint` : undefined
  const errorId = error ? `${id}-error` : undefined
  const describedBy = [children.props['aria-describedby'], hintId, errorId].filter(Boolean).join(' ')

  return (
    <div className={cn('flex flex-col gap-1.5', className)}>
      <Label htmlFor={id}>
        {label}
        {required ? (
          <span aria-hidden className="text-danger-ink">
            {' *'}
          </span>
        ) : null}
        {optional ? <span className="font-normal text-muted-foreground"> ({t('field.optional')})</span> : null}
      </Label>
      {cloneElement(children, {
        id,
        ...(required ? { required } : {}),
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hint ? (
        <p id={hintId} className="text-xs text-muted-foreground">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={errorId} className="flex items-start gap-1.5 text-xs font-medium text-danger-ink">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
    </div>
  )
}
