'use client'

import type { ReactNode } from 'react'
import { FormDialog } from '@/components/admin/form/form-dialog'
import { textOf } from '@/components/admin/form/text-of'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { createCategoryAction, updateCategoryAction } from '@/lib/tickets/categories/actions'
import type { CategoryDto } from '@/lib/tickets/categories/schema'

interface CategoryDialogProps {
  trigger: ReactNode
  /** Absent: a new one is made. */
  category?: CategoryDto
  parentId?: string | null
  /** Where it can stand. */
  parents: readonly { id: string; path: readonly string[] }[]
}

export function CategoryDialog({ trigger, category, parentId = null, parents }: CategoryDialogProps) {
  const t = useT('admin')
  const common = useT('common')

  function save(form: FormData) {
    const input = { name: textOf(form, 'name'), parentId: textOf(form, 'parentId') || null }
    return category ? updateCategoryAction(category.id, input, category.version) : createCategoryAction(input)
  }

  return (
    <FormDialog
      trigger={trigger}
      title={category ? t('categories.editTitle', { name: category.name }) : t('categories.createTitle')}
      submitLabel={category ? common('actions.save') : common('actions.create')}
      success={category ? t('categories.saved') : t('categories.created')}
      action={save}
    >
      {(fieldError) => (
        <>
          <FormField label={common('field.name')} error={fieldError('name')} required>
            <Input name="name" defaultValue={category?.name} maxLength={80} autoComplete="off" />
          </FormField>
          <FormField label={t('categories.parent')} error={fieldError('parentId')}>
            <Select name="parentId" defaultValue={(category ? category.parentId : parentId) ?? ''}>
              <option value="">{t('categories.top')}</option>
              {parents.map(({ id, path }) => (
                <option key={id} value={id}>
                  {path.join(' › ')}
                </option>
              ))}
            </Select>
          </FormField>
        </>
      )}
    </FormDialog>
  )
}
