import { articlePath, categoryPath, homePath, pictureOf, searchPath } from '@/lib/knowledge/public/rules/paths'
import { questionsOf } from '@/lib/knowledge/public/rules/questions'
import type { ArticleView, CategoryNode } from '@/lib/knowledge/public/types'
import type { Place } from './place'

/** What pages say of themselves to machines (schema.org, as JSON-LD). */

const CONTEXT = 'https://schema.org'

export const websiteData = ({ origin, locale, organisation, t }: Place): object => ({
  '@context': CONTEXT,
  '@type': 'WebSite',
  name: `${t('site')} · ${organisation}`,
  url: origin + homePath(locale),
  inLanguage: locale,
  publisher: { '@type': 'Organization', name: organisation, url: origin },
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${origin}${searchPath(locale)}?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  },
})

/** @param last the page itself, when it is no category */
export function breadcrumbData({ origin, locale, t }: Place, way: readonly CategoryNode[], last?: { name: string; path: string }): object {
  const steps = [
    { name: t('site'), path: homePath(locale) },
    ...way.map(({ name, slug }) => ({ name, path: categoryPath(locale, slug) })),
    ...(last ? [last] : []),
  ]
  return {
    '@context': CONTEXT,
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, index) => ({ '@type': 'ListItem', position: index + 1, name, item: origin + path })),
  }
}

export function articleData(place: Place, { article, way }: ArticleView): object[] {
  const { origin, organisation, locale } = place
  const path = articlePath(locale, article.slug)
  const publisher = { '@type': 'Organization', name: organisation, url: origin }
  const data: object[] = [
    {
      '@context': CONTEXT,
      '@type': 'Article',
      headline: article.title.slice(0, 110),
      description: article.summary || undefined,
      inLanguage: locale,
      datePublished: article.firstPublishedAt,
      dateModified: article.publishedAt,
      mainEntityOfPage: origin + path,
      image: origin + pictureOf(path, article.number),
      keywords: article.tags.length > 0 ? article.tags.join(', ') : undefined,
      articleSection: way.at(-1)?.name,
      author: publisher,
      publisher,
    },
    breadcrumbData(place, way, { name: article.title, path }),
  ]
  const questions = article.template === 'faq' ? questionsOf(article.html) : []
  if (questions.length > 0) data.push(faqData(questions))
  return data
}

const faqData = (questions: readonly { question: string; answer: string }[]): object => ({
  '@context': CONTEXT,
  '@type': 'FAQPage',
  mainEntity: questions.map(({ question, answer }) => ({
    '@type': 'Question',
    name: question,
    acceptedAnswer: { '@type': 'Answer', text: answer },
  })),
})
