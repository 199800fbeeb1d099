'use client'

import { Plus } from 'lucide-react'
import { FormDialog } from '@/components/admin/form/form-dialog'
import { textOf } from '@/components/admin/form/text-of'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { addResolutionCodeAction } from '@/lib/tickets/resolution-codes/actions'

export function AddCodeDialog() {
  const t = useT('admin')
  const common = useT('common')
  return (
    <FormDialog
      trigger={
        <Button>
          <Plus aria-hidden />
          {t('resolution-codes.create')}
        </Button>
      }
      title={t('resolution-codes.create')}
      description={t('resolution-codes.createHint')}
      submitLabel={common('actions.add')}
      success={t('resolution-codes.created')}
      action={(form) => addResolutionCodeAction({ label: textOf(form, 'label') })}
    >
      {(fieldError) => (
        <FormField label={t('resolution-codes.label')} error={fieldError('label')} required>
          <Input name="label" maxLength={80} autoComplete="off" />
        </FormField>
      )}
    </FormDialog>
  )
}
