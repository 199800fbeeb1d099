import { z } from 'zod'

/** Problems that recurring incidents speak for. Safe in the browser. */

const named = z.object({ id: z.uuid(), name: z.string() }).nullable()

/** What speaks for a proposal, as it is kept: ids and counts, no words of incidents beyond those they share. */
export const evidenceSchema = z.object({
  words: z.array(z.string()).describe('What the texts have in common'),
  category: named,
  item: named,
  weeks: z.array(z.int()).describe('Incidents in each of the last eight weeks, the oldest first'),
  recent: z.int().describe('Incidents of the last 30 days'),
  before: z.int().describe('Incidents of the 26 days before'),
  score: z.number().describe('How strongly it speaks: how many, and how much faster than before'),
  incidentIds: z.array(z.uuid()),
})

export const proposalSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  evidence: evidenceSchema.omit({ incidentIds: true }),
  incidents: z.int().describe('Those that would be linked'),
  samples: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string(), createdAt: z.iso.datetime() })),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})

export type Evidence = z.infer<typeof evidenceSchema>
export type Proposal = z.infer<typeof proposalSchema>
