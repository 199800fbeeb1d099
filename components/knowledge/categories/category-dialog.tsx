'use client'

import type { ReactNode } from 'react'
import { FormDialog } from '@/components/admin/form/form-dialog'
import { textOf } from '@/components/admin/form/text-of'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { createKbCategoryAction, updateKbCategoryAction } from '@/lib/knowledge/actions/categories'
import type { KbCategoryDto } from '@/lib/knowledge/categories/schema'
import { LIMITS } from '@/lib/knowledge/vocabulary'

interface KbCategoryDialogProps {
  trigger: ReactNode
  /** Absent: a new one is made. */
  category?: KbCategoryDto
  parentId?: string | null
  /** Where it can stand. */
  parents: readonly { id: string; path: readonly string[] }[]
}

/** Only what was filled in: a language that was left out is shown in the other. */
const byLocale = (pt: string, en: string) => ({ ...(pt && { 'pt-BR': pt }), ...(en && { en }) })

/** A category: what it is called in either language, and where it stands. */
export function KbCategoryDialog({ trigger, category, parentId = null, parents }: KbCategoryDialogProps) {
  const t = useT('knowledge')
  const common = useT('common')

  function save(form: FormData) {
    const slug = textOf(form, 'slug')
    const input = {
      names: byLocale(textOf(form, 'namePt'), textOf(form, 'nameEn')),
      descriptions: byLocale(textOf(form, 'descriptionPt'), textOf(form, 'descriptionEn')),
      parentId: textOf(form, 'parentId') || null,
      ...(slug && { slug }),
    }
    return category ? updateKbCategoryAction(category.id, input, category.version) : createKbCategoryAction(input)
  }

  return (
    <FormDialog
      trigger={trigger}
      title={category ? t('categoryAdmin.editTitle', { name: category.name }) : t('categoryAdmin.createTitle')}
      submitLabel={category ? common('actions.save') : common('actions.create')}
      success={category ? t('categoryAdmin.saved') : t('categoryAdmin.created')}
      action={save}
    >
      {(fieldError) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label={t('categoryAdmin.namePt')} error={fieldError('names')} required>
            <Input name="namePt" defaultValue={category?.names['pt-BR']} maxLength={LIMITS.categoryName} autoComplete="off" lang="pt-BR" />
          </FormField>
          <FormField label={t('categoryAdmin.nameEn')} optional>
            <Input name="nameEn" defaultValue={category?.names.en} maxLength={LIMITS.categoryName} autoComplete="off" lang="en" />
          </FormField>
          <FormField label={t('categoryAdmin.descriptionPt')} optional>
            <Input name="descriptionPt" defaultValue={category?.descriptions['pt-BR']} maxLength={LIMITS.categoryDescription} autoComplete="off" lang="pt-BR" />
          </FormField>
          <FormField label={t('categoryAdmin.descriptionEn')} optional>
            <Input name="descriptionEn" defaultValue={category?.descriptions.en} maxLength={LIMITS.categoryDescription} autoComplete="off" lang="en" />
          </FormField>
          <FormField label={t('categoryAdmin.parent')} error={fieldError('parentId')}>
            <Select name="parentId" defaultValue={(category ? category.parentId : parentId) ?? ''}>
              <option value="">{t('categoryAdmin.top')}</option>
              {parents.map(({ id, path }) => (
                <option key={id} value={id}>
                  {path.join(' › ')}
                </option>
              ))}
            </Select>
          </FormField>
          <FormField label={t('categoryAdmin.slug')} hint={t('categoryAdmin.slugHint')} error={fieldError('slug')}>
            <Input name="slug" defaultValue={category?.slug} maxLength={LIMITS.slug} autoComplete="off" spellCheck={false} />
          </FormField>
        </div>
      )}
    </FormDialog>
  )
}
