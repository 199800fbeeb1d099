import 'server-only'
import type { oas31 } from 'zod-openapi'
import { html, type Html } from './html'

export type Schema = oas31.SchemaObject | oas31.ReferenceObject

export const isReference = (value: object): value is oas31.ReferenceObject => '$ref' in value

const nameOf = ({ $ref }: oas31.ReferenceObject): string => $ref.slice($ref.lastIndexOf('/') + 1)

/** The schemas one of which a value has, the empty one (null) left out. */
const variantsOf = (schema: oas31.SchemaObject): Schema[] => (schema.oneOf ?? schema.anyOf ?? []).filter((variant) => !isNull(variant))

const isNull = (schema: Schema): boolean => !isReference(schema) && schema.type === 'null'

const takesNull = (schema: oas31.SchemaObject): boolean =>
  (Array.isArray(schema.type) && schema.type.includes('null')) || (schema.anyOf ?? []).some(isNull)

/** What a value is, in a few words. */
export function typeText(schema: Schema): Html {
  if (isReference(schema)) return html`<a href="#schema-${nameOf(schema)}">${nameOf(schema)}</a>`
  const orNull = takesNull(schema) && html` <span class="quiet">or null</span>`
  const variants = variantsOf(schema)
  if (variants.length > 0) return html`${variants.map((variant, index) => html`${index > 0 && ' or '}${typeText(variant)}`)}${orNull}`
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`
  if (schema.enum) return html`${schema.enum.map((value, index) => html`${index > 0 && ' '}<code>${String(value)}</code>`)}${orNull}`
  const type = [schema.type ?? 'any'].flat().find((name) => name !== 'null') ?? 'null'
  if (type === 'array' && schema.items) return html`list of ${typeText(schema.items)}${orNull}`
  return html`${schema.format === 'binary' ? 'file' : (schema.format ?? type)}${orNull}`
}

function rangeText({ minLength, maxLength, minimum, maximum, maxItems }: oas31.SchemaObject): string {
  const most = (least: number | undefined, greatest: number | undefined, unit: string) => {
    if (greatest === undefined) return least === undefined ? '' : `from ${least}${unit}`
    return least === undefined ? `up to ${greatest}${unit}` : `${least} to ${greatest}${unit}`
  }
  return [most(minimum, maximum, ''), most(minLength, maxLength, ' characters'), most(undefined, maxItems, ' items')].filter(Boolean).join(', ')
}

function notes(schema: Schema): Html {
  if (isReference(schema)) return html``
  const range = rangeText(schema)
  const fallback = schema.default === undefined ? undefined : JSON.stringify(schema.default)
  return html`${schema.description && html`${schema.description}<br>`}<span class="quiet">${range}${
    fallback !== undefined && html`${range && ', '}default <code>${fallback}</code>`
  }</span>`
}

export interface Field {
  name: string
  schema: Schema
  required: boolean
}

/** A table of fields; those of nested objects stand below their parent, with its name before theirs. */
export const fieldTable = (fields: readonly Field[], caption: string): Html => html`
<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>${fields.map(
  ({ name, schema, required }) => html`<tr>
<th scope="row"><code>${name}</code>${required && html` <span class="required">required</span>`}</th>
<td>${typeText(schema)}</td><td>${notes(schema)}</td></tr>`,
)}</tbody></table></div>`

/** The fields of an object, and of the objects in it. */
export function fieldsOf(schema: Schema, before = ''): Field[] {
  if (isReference(schema)) return []
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const name = before + key
    const inner = isReference(property) ? [] : [property, ...variantsOf(property)].flatMap((variant) => fieldsOf(variant, `${name}.`))
    return [{ name, schema: property, required: schema.required?.includes(key) ?? false }, ...inner]
  })
}

/** A table for each shape that a body may have. */
export function shapeTables(schema: Schema, caption: string): Html {
  if (isReference(schema)) return html`<p>${caption}: ${typeText(schema)}</p>`
  const variants = variantsOf(schema)
  if (variants.length === 0) return fieldTable(fieldsOf(schema), caption)
  return html`${variants.map((variant, index) => fieldTable(fieldsOf(variant), `${caption}, ${index + 1} of ${variants.length}`))}`
}
