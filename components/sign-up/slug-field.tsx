'use client'

import { CircleCheck, LoaderCircle } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Input } from '@/components/ui/input'
import { slugAvailabilityAction } from '@/lib/tenants/actions'
import { type SlugFlaw, slugFlaw } from '@/lib/tenants/rules'

const PAUSE_MS = 350

interface SlugFieldProps {
  value: string
  onChange: (slug: string) => void
  /** What follows the slug: `.example.com`. */
  suffix: string
  /** What the server said of the value as it was sent. */
  error: string | undefined
}

type Answer = { slug: string; flaw: SlugFlaw | 'taken' | null } | null

/** The organisation's address, checked while it is typed: by its form at once, by the server after a pause. */
export function SlugField({ value, onChange, suffix, error }: SlugFieldProps) {
  const t = useT('tenants')
  const [answer, setAnswer] = useState<Answer>(null)
  const flaw = value === '' ? null : slugFlaw(value)
  const isAsked = value !== '' && flaw === null

  useEffect(() => {
    if (!isAsked) return
    let left = false
    const timer = setTimeout(() => {
      void slugAvailabilityAction(value).then(
        (result) => {
          if (!left && result.ok) setAnswer({ slug: value, flaw: result.data })
        },
        // Offline: the server checks again when the form is sent.
        () => undefined,
      )
    }, PAUSE_MS)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [value, isAsked])

  const known = answer?.slug === value ? answer : null
  // "Too short" is no reproach to somebody who is still typing.
  const wrong = flaw && flaw !== 'too_short' ? flaw : known?.flaw
  const isFree = isAsked && known !== null && known.flaw === null
  return (
    <FormField
      label={t('signUp.slug')}
      required
      error={error ?? (wrong ? t(`signUp.slugFlaw.${wrong}`) : undefined)}
      hint={
        <span aria-live="polite" className="flex items-center gap-1.5">
          {isFree ? (
            <>
              <CircleCheck aria-hidden className="size-3.5 text-success-ink" />
              {t('signUp.slugFree', { address: value + suffix })}
            </>
          ) : isAsked && !known ? (
            <>
              <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
              {t('signUp.slugChecking')}
            </>
          ) : (
            t('signUp.slugHint')
          )}
        </span>
      }
    >
      <SlugInput value={value} onChange={onChange} suffix={suffix} />
    </FormField>
  )
}

type SlugInputProps = Omit<React.ComponentProps<'input'>, 'onChange' | 'value'> & Pick<SlugFieldProps, 'value' | 'onChange' | 'suffix'>

function SlugInput({ value, onChange, suffix, ...props }: SlugInputProps) {
  return (
    <div className="flex">
      <Input
        {...props}
        name="slug"
        value={value}
        onChange={(event) => onChange(event.target.value.toLowerCase().replace(/\s+/g, '-'))}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        className="min-w-0 rounded-r-none"
      />
      <span className="flex items-center rounded-r-md border border-l-0 border-input bg-muted px-3 text-sm text-muted-foreground">
        {suffix}
      </span>
    </div>
  )
}
