/** The parts of a problem's page, each an address. */
export const PARTS = ['overview', 'analysis', 'incidents', 'tasks', 'notes', 'files', 'timeline', 'review'] as const
export type Part = (typeof PARTS)[number]

export interface ProblemRights {
  manage: boolean
  resolve: boolean
  publish: boolean
  remove: boolean
  confidential: boolean
}
