/** Chance that is the same in every run: two loads with one seed are equal, and so are their figures. */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** A number from 0 up to, and not including, 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from 0 up to, and not including, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)]
    if (value === undefined) throw new Error('There is nothing to pick from')
    return value
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** A UUIDv7 of that instant, in milliseconds, as the application makes them. */
  id(at: number): string {
    const time = at.toString(16).padStart(12, '0')
    const bits = () => this.below(2 ** 32).toString(16).padStart(8, '0')
    const [a, b, c] = [bits(), bits(), bits()]
    const variant = '89ab'[this.below(4)]
    return `${time.slice(0, 8)}-${time.slice(8)}-7${a.slice(0, 3)}-${variant}${a.slice(3, 6)}-${b}${c.slice(0, 4)}`
  }
}
