/** The text of a form's field as it was typed; empty when there is none. For passwords. */
export function rawTextOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The text of a form's field, trimmed; empty when there is none. */
export const textOf = (form: FormData, name: string): string => rawTextOf(form, name).trim()

/** The texts of all fields of a name: checkboxes, hidden inputs of a list. */
export const textsOf = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value) => typeof value === 'string')
