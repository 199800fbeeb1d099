import 'server-only'
import type { oas31 } from 'zod-openapi'
import { renderMarkdown } from '@/lib/platform/text/markdown'
import { html, trusted, type Html } from './html'
import { sampleOf } from './sample'
import { fieldTable, isReference, shapeTables, typeText, type Field, type Schema } from './schema'

export interface Operation {
  method: string
  path: string
  operation: oas31.OperationObject
}

/** One operation: what it is for, what it takes, what it gives, and how to try it. */
export function operationSection({ method, path, operation }: Operation, document: oas31.OpenAPIObject): Html {
  const id = operation.operationId ?? ''
  const parameters = parametersOf(operation, document)
  const body = bodyOf(operation)
  return html`
<section class="operation" id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title"><a href="#${id}">${operation.summary}</a></h3>
<p class="address"><span class="method ${method}">${method.toUpperCase()}</span> <code>/api/v1${path}</code></p>
${operation.description && html`<div class="prose">${trusted(renderMarkdown(operation.description))}</div>`}
${parameters.length > 0 && fieldTable(parameters, 'Parameters')}
${body && shapeTables(body.schema, 'Body')}
<div class="samples">
<figure><figcaption>Request</figcaption><pre tabindex="0"><code>${curl(method, path, operation, document)}</code></pre></figure>
${answerOf(operation, document)}
</div>
</section>`
}

function parametersOf({ parameters = [] }: oas31.OperationObject, document: oas31.OpenAPIObject): Field[] {
  return parameters.flatMap((given) => {
    const parameter = isReference(given) ? document.components?.parameters?.[given.$ref.split('/').at(-1) ?? ''] : given
    if (!parameter || isReference(parameter)) return []
    const schema: Schema = { ...parameter.schema, ...(parameter.description && { description: parameter.description }) }
    return [{ name: parameter.name, schema, required: parameter.required ?? false }]
  })
}

function bodyOf({ requestBody }: oas31.OperationObject): { type: string; schema: Schema } | undefined {
  if (!requestBody || isReference(requestBody)) return undefined
  const [type, content] = Object.entries(requestBody.content)[0] ?? []
  return type && content?.schema ? { type, schema: content.schema } : undefined
}

function curl(method: string, path: string, operation: oas31.OperationObject, document: oas31.OpenAPIObject): string {
  const lines = [`curl "$FAROL/api/v1${path.replace(/\{(\w+)\}/g, path.startsWith('/incidents') ? 'INC-000123' : '$ID')}"`]
  if (method !== 'get') lines[0] = `curl -X ${method.toUpperCase()} ${lines[0]?.slice(5)}`
  if (operation.security?.length !== 0) lines.push('-H "Authorization: Bearer $KEY"')
  const body = bodyOf(operation)
  if (body?.type === 'application/json') {
    const full = sampleOf(body.schema, document, 'required')
    const sample = JSON.stringify(full) === '{}' ? firstOf(sampleOf(body.schema, document, 'all')) : full
    lines.push('-H "Content-Type: application/json"', `-d '${JSON.stringify(sample)}'`)
  } else if (body) {
    lines.push('-F file=@report.pdf')
  }
  return lines.join(' \\\n  ')
}

/** Of a body in which nothing is required, one field shows how. */
const firstOf = (sample: unknown): object =>
  typeof sample === 'object' && sample !== null ? Object.fromEntries(Object.entries(sample).slice(0, 1)) : {}

function answerOf({ responses = {} }: oas31.OperationObject, document: oas31.OpenAPIObject): Html {
  const status = Object.keys(responses).find((code) => code.startsWith('2'))
  if (status === undefined) return html``
  const response = responses[status] as oas31.ResponseObject | oas31.ReferenceObject
  if (isReference(response)) return html``
  const schema = response.content?.['application/json']?.schema
  if (!schema) return html`<p>Answers <strong>${status}</strong>${response.content ? ' with the file' : ' without a body'}.</p>`
  const named = isReference(schema) && html`<p>${typeText(schema)}</p>`
  return html`<details><summary>Answer <strong>${status}</strong></summary>${named}
<pre tabindex="0"><code>${JSON.stringify(sampleOf(schema, document, 'all'), null, 2)}</code></pre></details>`
}
