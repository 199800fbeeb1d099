'use client'

import { useErrorTexts } from '@/components/admin/form/error-texts'
import { textOf } from '@/components/admin/form/text-of'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-store'
import { changeSlugAction } from '@/lib/knowledge/actions/articles'
import { LIMITS } from '@/lib/knowledge/vocabulary'
import { useErrorWords } from '../errors'

/** The address of the article in one language. */
export function SlugForm({ articleId, locale, slug }: { articleId: string; locale: string; slug: string }) {
  const t = useT('knowledge')
  const { field } = useErrorTexts()
  const words = useErrorWords()
  const { pending, error, submit } = useSubmit()
  return (
    <form
      noValidate
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        submit(() => changeSlugAction(articleId, locale, { slug: textOf(form, 'slug') }), () => toast.success(t('properties.slugSaved')))
      }}
    >
      <FormField label={t('properties.slug')} hint={t('properties.slugHint')} error={error ? (field(error, 'slug') ?? words(error)) : undefined}>
        <Input name="slug" defaultValue={slug} maxLength={LIMITS.slug} autoComplete="off" spellCheck={false} />
      </FormField>
      <Button type="submit" variant="outline" size="sm" disabled={pending} aria-busy={pending}>
        {t('properties.saveSlug')}
      </Button>
    </form>
  )
}
