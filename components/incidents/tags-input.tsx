'use client'

import { X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { lookup } from '@/components/desk/lookup'
import { useT } from '@/components/i18n/use-t'
import { Badge } from '@/components/ui/badge'
import { Input } from '@/components/ui/input'
import { useAsyncSearch } from '@/components/ui/use-async-search'
import { LIMITS } from '@/lib/tickets/vocabulary'

interface TagsInputProps {
  tags: readonly string[]
  onChange: (tags: readonly string[]) => void
  id?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}

const clean = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ').slice(0, LIMITS.tag)

/** Words that group tickets: Enter or a comma adds one, those in use are suggested. */
export function TagsInput({ tags, onChange, ...field }: TagsInputProps) {
  const t = useT('desk')
  const suggestions = useId()
  const [text, setText] = useState('')
  const [focused, setFocused] = useState(false)
  const { options } = useAsyncSearch(lookup('tags'), text, focused)

  function add(raw: string) {
    const tag = clean(raw)
    setText('')
    if (tag && !tags.includes(tag) && tags.length < LIMITS.tags) onChange([...tags, tag].sort())
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault()
      add(text)
    }
    if (event.key === 'Backspace' && !text && tags.length > 0) onChange(tags.slice(0, -1))
  }

  return (
    <div className="space-y-1.5">
      {tags.length > 0 ? (
        <ul className="flex flex-wrap gap-1">
          {tags.map((tag) => (
            <li key={tag}>
              <Badge>
                {tag}
                <button
                  type="button"
                  aria-label={t('ticket.removeTag', { tag })}
                  onClick={() => onChange(tags.filter((other) => other !== tag))}
                  className="-mr-1 rounded-full p-0.5 hover:text-danger-ink"
                >
                  <X aria-hidden />
                </button>
              </Badge>
            </li>
          ))}
        </ul>
      ) : null}
      <Input
        {...field}
        list={suggestions}
        value={text}
        maxLength={LIMITS.tag}
        placeholder={t('ticket.addTag')}
        aria-label={field.id ? undefined : t('ticket.addTag')}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false)
          add(text)
        }}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-8"
      />
      <datalist id={suggestions}>
        {options.filter(({ id }) => !tags.includes(id)).map(({ id }) => (
          <option key={id} value={id} />
        ))}
      </datalist>
    </div>
  )
}
