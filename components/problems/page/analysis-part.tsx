'use client'

import type { ProblemDto } from '@/lib/problems/schema'
import { Fishbone } from './fishbone'
import { FiveWhys } from './five-whys'

/** How the cause is looked for: question by question, and branch by branch. */
export function AnalysisPart({ problem, editable }: { problem: ProblemDto; editable: boolean }) {
  return (
    <div className="space-y-4">
      <FiveWhys key={`whys-${problem.version}`} problem={problem} editable={editable} />
      <Fishbone key={`bones-${problem.version}`} problem={problem} editable={editable} />
    </div>
  )
}
