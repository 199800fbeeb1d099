'use client'

import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { useErrorTexts } from '@/components/admin/form/error-texts'
import { textOf } from '@/components/admin/form/text-of'
import { useSubmit } from '@/components/admin/form/use-submit'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { createArticleAction } from '@/lib/knowledge/actions/articles'
import { ARTICLE_TEMPLATES, ARTICLE_VISIBILITIES, LIMITS } from '@/lib/knowledge/vocabulary'
import { type Locale, locales } from '@/lib/platform/i18n/locale'
import { useErrorWords } from './errors'

interface NewArticleFormProps {
  categories: readonly { id: string; path: readonly string[] }[]
  /** The organisation's own language. */
  locale: Locale
  /** What the article may be called, when somebody came with an idea. */
  title: string
}

/** What is needed before the first word: the rest comes with the text. */
export function NewArticleForm({ categories, locale, title }: NewArticleFormProps) {
  const t = useT('knowledge')
  const router = useRouter()
  const words = useErrorWords()
  const { field } = useErrorTexts()
  const { pending, error, submit } = useSubmit()

  function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const input = {
      title: textOf(form, 'title'),
      template: ARTICLE_TEMPLATES.find((known) => known === textOf(form, 'template')),
      locale: locales.find((known) => known === textOf(form, 'locale')),
      visibility: ARTICLE_VISIBILITIES.find((known) => known === textOf(form, 'visibility')),
      categoryId: textOf(form, 'category') || null,
    }
    submit(() => createArticleAction(input), ({ number, locale: written }) => router.push(`/desk/kb/${number}/edit?locale=${written}`))
  }

  return (
    <Card className="max-w-2xl p-5">
      <form onSubmit={create} noValidate className="grid gap-4 sm:grid-cols-2">
        <div role="alert" className="empty:hidden sm:col-span-2">
          {error ? <Alert tone="danger">{words(error)}</Alert> : null}
        </div>
        <FormField label={t('article.fieldTitle')} hint={t('article.titleHint')} error={field(error, 'title')} required className="sm:col-span-2">
          <Input name="title" defaultValue={title} maxLength={LIMITS.title} autoComplete="off" autoFocus />
        </FormField>
        <FormField label={t('article.fieldTemplate')}>
          <Select name="template" defaultValue="how-to">
            {ARTICLE_TEMPLATES.map((one) => (
              <option key={one} value={one}>
                {t(`template.${one}`)}
              </option>
            ))}
          </Select>
        </FormField>
        <FormField label={t('article.fieldLocale')}>
          <Select name="locale" defaultValue={locale}>
            {locales.map((one) => (
              <option key={one} value={one}>
                {t(`locale.${one}`)}
              </option>
            ))}
          </Select>
        </FormField>
        <FormField label={t('properties.category')} error={field(error, 'categoryId')}>
          <Select name="category" defaultValue="">
            <option value="">{t('properties.none')}</option>
            {categories.map(({ id, path }) => (
              <option key={id} value={id}>
                {path.join(' › ')}
              </option>
            ))}
          </Select>
        </FormField>
        <FormField label={t('properties.visibility')}>
          <Select name="visibility" defaultValue="agents">
            {ARTICLE_VISIBILITIES.filter((one) => one !== 'teams').map((one) => (
              <option key={one} value={one}>
                {t(`visibility.${one}`)}
              </option>
            ))}
          </Select>
        </FormField>
        <Button type="submit" disabled={pending} aria-busy={pending} className="sm:col-span-2 sm:justify-self-start">
          {t('article.create')}
        </Button>
      </form>
    </Card>
  )
}
