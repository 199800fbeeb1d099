/** Collects the parameters of a statement that is put together from parts: `add` returns `$n`. */
export class SqlParams {
  readonly values: unknown[] = []

  add(value: unknown): string {
    return `$${this.values.push(value)}`
  }
}
