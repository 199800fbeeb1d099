import type { TenantInfo } from '@/lib/platform/context'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { ArticleTemplate } from '../vocabulary'

/** An organisation's public knowledge base. */
export interface PublicSite {
  tenant: TenantInfo
  /** What its pages name as their own, whichever host they were asked of; without a slash: `https://acme.example.com`. */
  origin: string
}

/** An article in lists. */
export interface Card {
  id: string
  /** Of the text that is shown: the reader's language, or the one it was written in. */
  locale: Locale
  slug: string
  title: string
  summary: string
  categoryId: string | null
  /** ISO 8601 instants. */
  publishedAt: string
}

export interface CategoryNode {
  id: string
  parentId: string | null
  slug: string
  name: string
  description: string
  /** Articles in it and in all below it. */
  count: number
}

export interface Heading {
  id: string
  level: number
  text: string
}

export interface ArticleText {
  id: string
  versionId: string
  /** Counts the published texts of this language: 1, 2, … */
  number: number
  locale: Locale
  slug: string
  title: string
  summary: string
  /** Sanitised; its links lead to where the reader can go. */
  html: string
  headings: Heading[]
  template: ArticleTemplate
  categoryId: string | null
  tags: string[]
  firstPublishedAt: string
  publishedAt: string
  /** The published texts of all languages, this one among them; the one it was written in comes first. */
  languages: { locale: Locale; slug: string }[]
}

export interface ArticleView {
  article: ArticleText
  /** From the top of the tree down to the article's category. */
  way: CategoryNode[]
  related: Card[]
}

export interface HomeView {
  categories: CategoryNode[]
  popular: Card[]
  newest: Card[]
  /** Articles in all. */
  total: number
}

export interface CategoryView {
  category: CategoryNode
  way: CategoryNode[]
  children: CategoryNode[]
  /** Of this page. */
  articles: Card[]
  /** Articles of all pages. */
  total: number
  /** From 1. */
  page: number
  pages: number
}

/** A piece of a text; `hit` when it is what was searched for. */
export interface Segment {
  text: string
  hit: boolean
}

export interface SearchHit extends Card {
  titleParts: Segment[]
  /** The words around what was found. */
  excerptParts: Segment[]
}

export interface SearchView {
  query: string
  hits: SearchHit[]
  /** What was searched for instead of a word that nothing has. */
  instead: string | null
}
