import type { ReactNode } from 'react'
import { Checkbox } from '@/components/ui/checkbox'

interface CheckListProps<Value> {
  legend: ReactNode
  hint?: ReactNode
  options: readonly { value: Value; label: ReactNode }[]
  chosen: readonly Value[]
  onChange: (chosen: Value[]) => void
}

/** Any of a few. */
export function CheckList<Value extends string | number>({
  legend,
  hint,
  options,
  chosen,
  onChange,
}: CheckListProps<Value>) {
  const toggle = (value: Value, on: boolean) =>
    onChange(
      options.flatMap((option) =>
        (option.value === value ? on : chosen.includes(option.value)) ? [option.value] : [],
      ),
    )
  return (
    <fieldset className="space-y-1.5">
      <legend className="text-sm font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2 pt-1">
        {options.map(({ value, label }) => (
          <label key={value} className="flex items-center gap-2 text-sm">
            <Checkbox checked={chosen.includes(value)} onChange={(event) => toggle(value, event.target.checked)} />
            {label}
          </label>
        ))}
      </div>
      {hint ? <p className="text-xs text-muted-foreground">{hint}</p> : null}
    </fieldset>
  )
}
