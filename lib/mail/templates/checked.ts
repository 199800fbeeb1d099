import 'server-only'
import { ValidationFailed } from '@/lib/platform/errors'
import { parse } from '@/lib/platform/parse'
import { templateInput, type TemplateInput } from '../schema'
import { unknownIn } from './rules'

/** A template as it was sent, when each variable in it is one. @throws ValidationFailed */
export function checkedTemplate(input: unknown): TemplateInput {
  const template = parse(templateInput, input)
  const issues = (['subject', 'body'] as const).flatMap((path) =>
    unknownIn(template[path]).map((name) => ({ path, message: `No such variable: ${name}`, code: 'unknown_variable' })),
  )
  if (issues.length > 0) throw new ValidationFailed(issues)
  return template
}
