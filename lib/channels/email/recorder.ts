import type { Step, StepName } from './vocabulary'

/** Characters of a fact that are kept. */
const LONGEST = 200

/** Writes down what each step decided, in their order. */
export class Recorder {
  readonly steps: Step[] = []

  note(step: StepName, decision: string, facts?: Step['facts']): void {
    this.steps.push(facts ? { step, decision, facts: short(facts) } : { step, decision })
  }
}

const short = (facts: NonNullable<Step['facts']>): NonNullable<Step['facts']> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed().slice(0, LONGEST) : value,
    ]),
  )
