import { z } from 'zod'
import { emailAddress, personName } from '@/lib/people/users/schema'
import { locales } from '@/lib/platform/i18n/locale'
import { tenantSettings } from '@/lib/platform/tenancy/settings'

const organisation = z.string().trim().min(2).max(120)

/** An IANA name that this runtime knows. */
const timezone = z.string().refine(isTimezone, 'Not a known timezone')

/** The address is checked by `slugFlaw`, which says what is wrong with it. */
export const signUpInput = z.strictObject({
  organisation,
  slug: z.string().trim().toLowerCase().min(1).max(100),
  name: personName,
  email: emailAddress,
  password: z.string().min(1).max(1024),
  locale: z.enum(locales),
  timezone,
})

export const updateTenantInput = z
  .strictObject({
    name: organisation,
    locale: z.enum(locales),
    timezone,
    priorityMatrix: tenantSettings.shape.priorityMatrix.unwrap(),
    reopenDays: tenantSettings.shape.reopenDays.unwrap(),
    autoCloseDays: tenantSettings.shape.autoCloseDays.unwrap(),
    brandColour: tenantSettings.shape.brandColour.unwrap(),
  })
  .partial()

export type SignUpInput = z.infer<typeof signUpInput>
export type UpdateTenantInput = z.infer<typeof updateTenantInput>

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Z][\w+-]*(\/[\w+-]+)*$/i.test(name)
  } catch {
    return false
  }
}
