'use client'

import { type FormEvent, useState } from 'react'
import { useTimeZone } from 'use-intl/react'
import { useErrorTexts } from '@/components/admin/form/error-texts'
import { textOf, textsOf } from '@/components/admin/form/text-of'
import { useSubmit } from '@/components/admin/form/use-submit'
import { lookup } from '@/components/desk/lookup'
import { useT } from '@/components/i18n/use-t'
import { FormField } from '@/components/shared/form-field'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Combobox } from '@/components/ui/combobox'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-store'
import { updateArticleAction } from '@/lib/knowledge/actions/articles'
import type { ArticleDto } from '@/lib/knowledge/articles/schema'
import { ARTICLE_TEMPLATES, ARTICLE_VISIBILITIES, type ArticleVisibility } from '@/lib/knowledge/vocabulary'
import { useErrorWords } from '../errors'
import { instantOf, wallClock } from './wall-clock'

interface PropertiesFormProps {
  article: ArticleDto
  categories: readonly { id: string; path: readonly string[] }[]
  teams: readonly { id: string; name: string }[]
}

const INTERVALS = [30, 90, 180, 365, 730]

/** What the article is in every language. */
export function PropertiesForm({ article, categories, teams }: PropertiesFormProps) {
  const t = useT('knowledge')
  const zone = useTimeZone() ?? 'UTC'
  const words = useErrorWords()
  const { field } = useErrorTexts()
  const { pending, error, submit } = useSubmit()
  const [visibility, setVisibility] = useState<ArticleVisibility>(article.visibility)
  const intervals = [...new Set([...INTERVALS, ...(article.reviewEveryDays ? [article.reviewEveryDays] : [])])].toSorted((a, b) => a - b)

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const expires = textOf(form, 'expires')
    const input = {
      categoryId: textOf(form, 'category') || null,
      ownerId: textOf(form, 'owner'),
      visibility,
      teamIds: visibility === 'teams' ? textsOf(form, 'team') : [],
      tags: textOf(form, 'tags').split(',').map((tag) => tag.trim()).filter(Boolean),
      template: ARTICLE_TEMPLATES.find((known) => known === textOf(form, 'template')),
      reviewEveryDays: Number(textOf(form, 'review')) || null,
      expiresAt: expires ? (instantOf(expires, zone)?.toISOString() ?? expires) : null,
    }
    submit(() => updateArticleAction(article.id, input, article.version), () => toast.success(t('properties.saved')))
  }

  return (
    <section aria-label={t('properties.title')} className="space-y-3">
      <h2 className="text-xs font-semibold text-muted-foreground">{t('properties.title')}</h2>
      <form onSubmit={save} noValidate className="space-y-3 rounded-lg border border-border bg-surface p-4 shadow-card">
        <div role="alert" className="empty:hidden">
          {error ? <Alert tone="danger">{words(error)}</Alert> : null}
        </div>
        <FormField label={t('properties.category')} error={field(error, 'categoryId')}>
          <Select name="category" defaultValue={article.category?.id ?? ''}>
            <option value="">{t('properties.none')}</option>
            {categories.map(({ id, path }) => (
              <option key={id} value={id}>
                {path.join(' › ')}
              </option>
            ))}
          </Select>
        </FormField>
        <FormField label={t('properties.visibility')} hint={t(`visibilityHint.${visibility}`)} error={field(error, 'visibility')}>
          <Select value={visibility} onChange={(event) => setVisibility(ARTICLE_VISIBILITIES.find((known) => known === event.target.value) ?? 'agents')}>
            {ARTICLE_VISIBILITIES.map((one) => (
              <option key={one} value={one}>
                {t(`visibility.${one}`)}
              </option>
            ))}
          </Select>
        </FormField>
        {visibility === 'teams' ? (
          <fieldset className="text-sm">
            <legend className="mb-1.5 font-medium">{t('properties.teams')}</legend>
            <div className="max-h-40 space-y-1.5 overflow-y-auto">
              {teams.map(({ id, name }) => (
                <label key={id} className="flex items-center gap-2">
                  <Checkbox name="team" value={id} defaultChecked={article.teams.some((team) => team.id === id)} />
                  {name}
                </label>
              ))}
            </div>
            {field(error, 'teamIds') ? <p className="mt-1 text-xs font-medium text-danger-ink">{field(error, 'teamIds')}</p> : null}
          </fieldset>
        ) : null}
        <FormField label={t('properties.tags')} hint={t('properties.tagsHint')} error={field(error, 'tags')}>
          <Input name="tags" defaultValue={article.tags.join(', ')} autoComplete="off" />
        </FormField>
        <FormField label={t('properties.owner')} error={field(error, 'ownerId')}>
          <Combobox name="owner" search={lookup('assignees')} defaultValue={{ id: article.owner.id, label: article.owner.name }} clearable={false} />
        </FormField>
        <FormField label={t('properties.review')} error={field(error, 'reviewEveryDays')}>
          <Select name="review" defaultValue={article.reviewEveryDays ?? ''}>
            <option value="">{t('properties.reviewNever')}</option>
            {intervals.map((days) => (
              <option key={days} value={days}>
                {t('properties.reviewDays', { days })}
              </option>
            ))}
          </Select>
        </FormField>
        <FormField label={t('properties.expires')} hint={t('properties.expiresHint', { zone })} error={field(error, 'expiresAt')}>
          <Input type="datetime-local" name="expires" defaultValue={article.expiresAt ? wallClock(article.expiresAt, zone) : ''} />
        </FormField>
        <FormField label={t('properties.template')}>
          <Select name="template" defaultValue={article.template}>
            {ARTICLE_TEMPLATES.map((one) => (
              <option key={one} value={one}>
                {t(`template.${one}`)}
              </option>
            ))}
          </Select>
        </FormField>
        <Button type="submit" variant="outline" className="w-full" disabled={pending} aria-busy={pending}>
          {t('properties.save')}
        </Button>
      </form>
    </section>
  )
}
