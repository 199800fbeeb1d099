import type { Metadata } from 'next'
import { getT } from '@/components/i18n/get-t'
import type { Locale } from '@/lib/platform/i18n/locale'
import type { adminPages } from './shell/sections'

type Page = (typeof adminPages)[number]['page']

/** The title of an admin page in the browser's tab. */
export const adminMetadata = (locale: Locale, page: Page): Metadata => ({ title: getT(locale, 'admin')(`${page}.title`) })
