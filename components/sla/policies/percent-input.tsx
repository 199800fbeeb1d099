import type { ComponentProps } from 'react'
import { Input } from '@/components/ui/input'

interface PercentInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange'> {
  value: string
  onChange: (value: string) => void
}

/** A whole number of percent. Other properties, those of a form field among them, go to the input. */
export function PercentInput({ value, onChange, ...field }: PercentInputProps) {
  return (
    <Input
      {...field}
      type="number"
      min={1}
      max={99}
      step={1}
      inputMode="numeric"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="w-24 tabular-nums"
    />
  )
}
