'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { FormError } from '@/components/admin/form/form-error'
import { textOf, textsOf } from '@/components/admin/form/text-of'
import { useSubmit } from '@/components/admin/form/use-submit'
import type { Choice } from '@/components/admin/people/team-choices'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { createPersonalKeyAction, createServiceKeyAction } from '@/lib/people/api-keys/actions'
import { type Permission, PERMISSIONS } from '@/lib/platform/auth/permissions'
import { KeyFields } from './key-fields'
import { KeySecret } from './key-secret'

interface KeyDialogProps {
  /** Permissions that the maker can narrow the key to. */
  grantable: readonly Permission[]
  /** Roles for a service key; absent: a personal key is made. */
  roles?: Choice[]
}

const DAY = 86_400_000

/** Makes an API key, then shows its secret until the window is closed: it is never seen again. */
export function KeyDialog({ grantable, roles }: KeyDialogProps) {
  const t = useT('admin')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const { pending, error, submit, forget } = useSubmit()

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const days = Number(textOf(form, 'days'))
    const ticked = textsOf(form, 'scopes')
    const input = {
      name: textOf(form, 'name'),
      scopes: PERMISSIONS.filter((permission) => ticked.includes(permission)),
      ...(days > 0 && { expiresAt: new Date(Date.now() + days * DAY).toISOString() }),
    }
    submit(
      () => (roles ? createServiceKeyAction({ ...input, role: textOf(form, 'role') }) : createPersonalKeyAction(input)),
      (key) => setSecret(key.secret),
    )
  }

  function change(next: boolean) {
    setOpen(next)
    forget()
    if (!next && secret) {
      setSecret(null)
      router.refresh()
    }
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button>
          <Plus aria-hidden />
          {t('api-keys.create')}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{secret ? t('api-keys.secretTitle') : t('api-keys.create')}</DialogTitle>
          <DialogDescription>
            {secret ? t('api-keys.secretHint') : t(roles ? 'api-keys.serviceHint' : 'api-keys.personalHint')}
          </DialogDescription>
        </DialogHeader>
        {secret ? (
          <KeySecret secret={secret} onDone={() => change(false)} />
        ) : (
          <form onSubmit={send} noValidate className="flex flex-col gap-4">
            <FormError error={error} />
            <KeyFields error={error} grantable={grantable} roles={roles} pending={pending} />
          </form>
        )}
      </DialogContent>
    </Dialog>
  )
}
