import { useId } from 'react'
import { Checkbox } from '@/components/ui/checkbox'

/** A box to tick, with its words beside it. */
export function CheckField({ name, label, hint, checked }: { name: string; label: string; hint?: string; checked: boolean }) {
  const id = useId()
  return (
    <div className="flex items-start gap-2.5">
      <Checkbox id={id} name={name} defaultChecked={checked} className="mt-0.5" {...(hint && { 'aria-describedby': `${id}-hint` })} />
      <div className="text-sm">
        <label htmlFor={id}>{label}</label>
        {hint ? (
          <p id={`${id}-hint`} className="text-xs text-muted-foreground">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  )
}
