import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The pages of each scope; what the document itself has is there in all of them. */
const PAGES = {
  portal: 'app/t/[site]/(app)/portal',
  account: 'app/t/[site]/(app)/account',
  entry: 'app/t/[site]/(app)/(auth)',
  'entry of the root domain': 'app/(root)/sign-up',
}
const SCOPES = { portal: 'portal', account: 'account', entry: 'entry', 'entry of the root domain': 'entry' } as const

const IMPORTS = /(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g
/** `useT('people')`, `useT('problems.page')`. */
const NAMESPACES = /useT\('(\w+)[^']*'\)/g
/** `t('desk.notifications.title')` of a `useT()` for every namespace. */
const KEYS = /\bt\(\s*[`'](\w+)\./g

function resolve(from: string, to: string): string | null {
  const path = to.startsWith('@/') ? to.slice(2) : to.startsWith('.') ? join(dirname(from), to) : null
  const found = path && ['', '.ts', '.tsx', '/index.ts'].map((end) => path + end).find((name) => existsSync(name) && statSync(name).isFile())
  return found && /\.tsx?$/.test(found) ? found : null
}

/** Namespaces that client components below a file speak of, each with a file that does. */
function spokenBelow(entry: string, spoken = new Map<string, string>(), seen = new Set<string>(), client = false): Map<string, string> {
  const text = readFileSync(entry, 'utf8')
  const inBrowser = client || text.startsWith("'use client'")
  const key = `${entry} ${inBrowser}`
  if (seen.has(key) || text.startsWith("'use server'")) return spoken
  seen.add(key)
  if (inBrowser) {
    for (const [, namespace = ''] of text.matchAll(NAMESPACES)) spoken.set(namespace, entry)
    if (text.includes('useT()')) for (const [, namespace = ''] of text.matchAll(KEYS)) spoken.set(namespace, entry)
  }
  for (const [, type, there, lazy] of text.matchAll(IMPORTS)) {
    const next = type ? null : resolve(entry, there ?? lazy ?? '')
    // What the providers import is what is judged here.
    if (next && !next.startsWith('components/i18n/')) spokenBelow(next, spoken, seen, inBrowser)
  }
  return spoken
}

const messagesOf = (file: string) => [...(/\{ ([\w, ]+) \}\)?$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '').matchAll(/\w+/g)].map(([name]) => name)

describe.each(Object.entries(PAGES))('the messages of %s', (name, folder) => {
  const scope = SCOPES[name as keyof typeof SCOPES]

  it.each(['pt-BR', 'en'])('in %s are those that its client components speak of, and no others', (locale) => {
    const daily = messagesOf(`components/i18n/locales/${locale}-daily.ts`)
    const more = messagesOf(`components/i18n/scopes/${scope}-${locale}.tsx`)
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
    const spoken = new Map(files.flatMap((file) => [...spokenBelow(join(folder, file))]))
    expect(daily).toContain('common')
    expect([...spoken].filter(([namespace]) => ![...daily, ...more].includes(namespace))).toEqual([])
    // Sign-in does without `tenants`, which sign-up on the root domain needs: together they use all of theirs.
    if (scope !== 'entry') expect(more.filter((namespace) => !spoken.has(namespace))).toEqual([])
  })
})
