import { STANDARD_MATRIX, type Channels, type Matrix, type NoticeEvent, type Recipient } from '../vocabulary'

/** One cell that a tenant has set. */
export interface Rule extends Channels {
  event: NoticeEvent
  recipient: Recipient
}

/** The standard matrix with a tenant's own cells in it; cells that the standard does not have stay out. Pure. */
export function mergedMatrix(rules: readonly Rule[]): Matrix {
  const matrix: Matrix = structuredClone(STANDARD_MATRIX)
  for (const { event, recipient, email, inApp } of rules) {
    if (matrix[event]?.[recipient]) matrix[event][recipient] = { email, inApp }
  }
  return matrix
}
