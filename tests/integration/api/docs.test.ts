import { describe, expect, it } from 'vitest'
import * as page from '@/app/api/docs/route'
import * as style from '@/app/api/docs/style.css/route'
import { declaredRoutes } from '@/app/api/v1/openapi.json/routes'
import { PROBLEM_TITLES } from '@/lib/platform/http/problem'

const get = (file: typeof page, path: string) =>
  file.GET(new Request(`http://acme.localhost${path}`), { params: Promise.resolve({}) })

describe('/api/docs', () => {
  it('is a page of our own assets that a strict policy lets through', async () => {
    const response = await get(page, '/api/docs')
    const html = await response.text()
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(html).not.toMatch(/<script|<style| style=| on\w+=|="https?:/)
    const css = await get(style, '/api/docs/style.css')
    expect([css.status, css.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
  })

  it('shows every operation, and explains every code where problems point', async () => {
    const html = await (await get(page, '/api/docs')).text()
    expect(html.match(/class="operation"/g)).toHaveLength(declaredRoutes.length)
    for (const code of Object.keys(PROBLEM_TITLES)) expect(html).toContain(`id="problem-${code}"`)
  })

  it('has no link within the page that leads nowhere, and no place twice', async () => {
    const html = await (await get(page, '/api/docs')).text()
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
  })
})
