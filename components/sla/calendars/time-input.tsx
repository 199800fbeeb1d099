'use client'

import { type KeyboardEvent, useState } from 'react'
import { Input } from '@/components/ui/input'
import { tidyTime } from './time-text'

interface TimeInputProps {
  value: string
  label: string
  invalid: boolean
  /** Id of what says why it is invalid. */
  describedBy?: string | undefined
  onChange: (time: string) => void
}

/** A time of day as text, so that 24:00 can be written; it is taken over on leaving the field. */
export function TimeInput({ value, label, invalid, describedBy, onChange }: TimeInputProps) {
  const [typed, setTyped] = useState<string | null>(null)

  function take() {
    if (typed !== null && tidyTime(typed) !== value) onChange(tidyTime(typed))
    setTyped(null)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    take()
  }

  return (
    <Input
      value={typed ?? value}
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={take}
      onKeyDown={onKeyDown}
      className="w-18 px-2 text-center tabular-nums"
    />
  )
}
