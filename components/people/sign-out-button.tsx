import type { ReactNode } from 'react'
import { SubmitButton } from '@/components/shared/submit-button'
import { signOutAction } from '@/lib/people/sign-in/actions'

/** Ends the session; a plain form, so that it works without JavaScript. */
export function SignOutButton({ children }: { children: ReactNode }) {
  return (
    <form action={signOutAction}>
      <SubmitButton variant="outline">{children}</SubmitButton>
    </form>
  )
}
