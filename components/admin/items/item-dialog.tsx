'use client'

import type { ReactNode } from 'react'
import { FormDialog } from '@/components/admin/form/form-dialog'
import { textOf } from '@/components/admin/form/text-of'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { createItemAction, updateItemAction } from '@/lib/assets/actions'
import type { ItemDto } from '@/lib/assets/schema'
import { ITEM_KINDS } from '@/lib/assets/vocabulary'

interface ItemDialogProps {
  trigger: ReactNode
  /** Absent: a new one is made. */
  item?: ItemDto
}

export function ItemDialog({ trigger, item }: ItemDialogProps) {
  const t = useT('admin')
  const common = useT('common')

  function save(form: FormData) {
    const input = { name: textOf(form, 'name'), kind: ITEM_KINDS.find((kind) => kind === form.get('kind')) }
    return item ? updateItemAction(item.id, input, item.version) : createItemAction(input)
  }

  return (
    <FormDialog
      trigger={trigger}
      title={item ? t('items.editTitle', { name: item.name }) : t('items.createTitle')}
      submitLabel={item ? common('actions.save') : common('actions.create')}
      success={item ? t('items.saved') : t('items.created')}
      action={save}
    >
      {(fieldError) => (
        <>
          <FormField label={common('field.name')} error={fieldError('name')} required>
            <Input name="name" defaultValue={item?.name} maxLength={120} autoComplete="off" />
          </FormField>
          <FormField label={t('items.kind')} error={fieldError('kind')}>
            <Select name="kind" defaultValue={item?.kind ?? 'application'}>
              {ITEM_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`items.kinds.${kind}`)}
                </option>
              ))}
            </Select>
          </FormField>
        </>
      )}
    </FormDialog>
  )
}
