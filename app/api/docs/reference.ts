import 'server-only'
import type { oas31 } from 'zod-openapi'
import { PROBLEM_TITLES } from '@/lib/platform/http/problem'
import { renderMarkdown } from '@/lib/platform/text/markdown'
import { html, trusted, type Html } from './html'
import { operationSection, type Operation } from './operation'
import { fieldsOf, fieldTable } from './schema'

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** The browsable reference, as one page without scripts. */
export function referencePage(document: oas31.OpenAPIObject): string {
  const groups = (document.tags ?? []).map((tag) => ({ ...tag, id: slug(tag.name), operations: operationsOf(document, tag.name) }))
  const schemas = Object.entries(document.components?.schemas ?? {}).filter(([name]) => name !== 'AnyJson')
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title} reference</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/api/docs/style.css">
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header><p class="brand"><img src="/icon.svg" alt="" width="28" height="28"> ${document.info.title} <span class="quiet">v${document.info.version}</span></p>
<a href="/api/v1/openapi.json">openapi.json</a></header>
<div class="layout">
<nav aria-label="Contents"><details open><summary>Contents</summary>
<ul><li><a href="#start">Getting started</a></li><li><a href="#errors">Errors</a></li>
${groups.map(
  (group) => html`<li><a href="#${group.id}">${group.name}</a><ul>${group.operations.map(
    ({ method, operation }) => html`<li><a href="#${operation.operationId}"><span class="method ${method}">${method}</span> ${operation.summary}</a></li>`,
  )}</ul></li>`,
)}
<li><a href="#schemas">Schemas</a></li></ul></details></nav>
<main id="content">
<h1>${document.info.title} reference</h1>
<section id="start"><div class="prose">${trusted(renderMarkdown(document.info.description ?? ''))}</div>
<pre tabindex="0"><code>export FAROL=https://acme.example.com   # your organisation’s address
export KEY=farol_pat_…                  # an API key, made under Settings or POST /api-keys
curl "$FAROL/api/v1/incidents?status=new,in_progress&amp;sort=priority" -H "Authorization: Bearer $KEY"</code></pre></section>
${problemSection(schemas.find(([name]) => name === 'Problem')?.[1])}
${groups.map(
  (group) => html`<section id="${group.id}"><h2>${group.name}</h2>${group.description && html`<p>${group.description}</p>`}
${group.operations.map((operation) => operationSection(operation, document))}</section>`,
)}
<section id="schemas"><h2>Schemas</h2>
${schemas.map(
  ([name, schema]) => html`<section id="schema-${name}"><h3>${name}</h3>${fieldTable(fieldsOf(schema), `Fields of ${name}`)}</section>`,
)}</section>
</main></div></body></html>`
  return page.markup
}

const slug = (name: string): string => name.toLowerCase().replace(/\W+/g, '-')

const operationsOf = (document: oas31.OpenAPIObject, tag: string): Operation[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method]
      return operation?.tags?.includes(tag) ? [{ method, path, operation }] : []
    }),
  )

/** Each code has an anchor: the `type` of a problem leads here. */
function problemSection(schema: oas31.SchemaObject | oas31.ReferenceObject | undefined): Html {
  return html`<section id="errors"><h2>Errors</h2>
<p>Refusals are <code>application/problem+json</code> (RFC 9457). Decide by <code>code</code>; <code>detail</code> is for people.</p>
<dl>${Object.entries(PROBLEM_TITLES).map(
    ([code, title]) => html`<div id="problem-${code}"><dt><code>${code}</code></dt><dd>${title}</dd></div>`,
  )}</dl>
${schema && fieldTable(fieldsOf(schema), 'Fields of a problem')}</section>`
}
