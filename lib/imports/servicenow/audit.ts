import { BadRow, type Unit } from '../draft'
import { reason } from '../reasons'
import { incidentOf, type AuditState } from './incident'

/** States that are taken of one incident: an automatic job may save it every minute for a week. */
const MOST_STATES = 10_000
/** Bytes of them, more or less. */
const MOST_BYTES = 32 * 1024 ** 2

/** The states of one incident, gathered until the next one begins. More than may be held are only counted. */
export class Audit {
  private states: AuditState[] = []
  private rows = 0
  private bytes = 0

  constructor(
    readonly number: string,
    private readonly header: readonly string[],
  ) {}

  add(state: AuditState, bytes: number): void {
    this.rows += 1
    this.bytes += bytes
    if (this.tooLarge) this.states = this.states.slice(0, 1)
    else this.states.push(state)
  }

  /** The incident, or why there is none; it stands for all its rows. */
  unit(): Unit {
    const { rows, states } = this
    const refused = (row: number, cause: BadRow): Unit => ({ rows, rejected: { row, reason: cause.reason } })
    if (this.tooLarge) return refused(states[0]?.row ?? 0, new BadRow(reason('too_many_states', 'number', this.number)))
    try {
      return { rows, draft: incidentOf(this.number, this.header, states) }
    } catch (error) {
      if (error instanceof BadRow) return refused(states.at(-1)?.row ?? 0, error)
      throw error
    }
  }

  private get tooLarge(): boolean {
    return this.rows > MOST_STATES || this.bytes > MOST_BYTES
  }
}
