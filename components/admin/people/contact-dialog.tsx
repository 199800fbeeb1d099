'use client'

import { FormDialog } from '@/components/admin/form/form-dialog'
import { textOf } from '@/components/admin/form/text-of'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { createContactAction } from '@/lib/people/users/actions'

/** Adds somebody who asks for help without signing in. */
export function ContactDialog() {
  const t = useT('admin')
  const common = useT('common')
  return (
    <FormDialog
      trigger={<Button variant="outline">{t('people.addContact')}</Button>}
      title={t('people.contactTitle')}
      description={t('people.contactHint')}
      submitLabel={common('actions.add')}
      success={t('people.contactAdded')}
      action={(form) => {
        const [email, phone] = [textOf(form, 'email'), textOf(form, 'phone')]
        return createContactAction({ name: textOf(form, 'name'), ...(email && { email }), ...(phone && { phone }) })
      }}
    >
      {(fieldError) => (
        <>
          <FormField label={common('field.name')} error={fieldError('name')} required>
            <Input name="name" autoComplete="off" maxLength={120} />
          </FormField>
          <FormField label={common('field.email')} error={fieldError('email')} optional>
            <Input name="email" type="email" autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </FormField>
          <FormField label={t('people.phone')} error={fieldError('phone')} optional>
            <Input name="phone" type="tel" autoComplete="off" maxLength={40} />
          </FormField>
        </>
      )}
    </FormDialog>
  )
}
