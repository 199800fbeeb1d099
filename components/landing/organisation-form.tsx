'use client'

import { type FormEvent, useState } from 'react'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'

/** A label of a host name (RFC 1123). */
const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

interface OrganisationFormProps {
  /** Host of the root domain with its port, as the browser sees it. */
  rootHost: string
  /** The landing page's messages stay on the server; these are the few that are needed here. */
  texts: { label: string; placeholder: string; error: string; go: string }
}

/** Takes people to their organisation's own host, where they sign in. */
export function OrganisationForm({ rootHost, texts }: OrganisationFormProps) {
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()

  function go(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const slug = typed.trim().toLowerCase().replace(`.${rootHost}`, '')
    if (!SLUG.test(slug)) return setError(texts.error)
    const home = new URL(location.origin)
    home.host = `${slug}.${rootHost}`
    location.assign(home)
  }

  return (
    <form onSubmit={go} noValidate className="mt-5 space-y-4">
      <FormField label={texts.label} hint={`${texts.placeholder}.${rootHost}`} error={error}>
        <Input
          name="organisation"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={texts.placeholder}
          autoCapitalize="none"
          autoComplete="organization"
          spellCheck={false}
          required
        />
      </FormField>
      <Button type="submit" variant="outline">
        {texts.go}
      </Button>
    </form>
  )
}
