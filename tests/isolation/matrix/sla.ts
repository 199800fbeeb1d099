import { escalateIncident } from '@/lib/incidents/escalation/escalate'
import { newId } from '@/lib/platform/ids'
import type { Attacks, Blind } from './attack'

export const slaAttacks: Attacks = {
  'lib/incidents/escalation/escalate.ts#escalateIncident': {
    incident: (ctx, { ids }) =>
      escalateIncident(ctx, {
        id: ids.incident,
        metric: 'resolution',
        event: 'breach',
        at: ctx.now.toISOString(),
        policyId: newId(),
        policyVersion: 1,
      }),
  },
}

export const slaBlind: Blind = {}

export const slaAside: Record<string, string> = {
  'lib/incidents/change.ts#isFromRequester': 'pure: compares the actor with a row',
  'lib/sla/setup.ts#slaSetup': "reads the policies of the actor's tenant and takes no reference",
  'lib/sla/setup.ts#currentSetup': "reads the policies of the actor's tenant and takes no reference",
  'lib/sla/shown.ts#shownClocks': 'shows clocks that were fetched for the tenant',
  'lib/sla/track.ts#historicSla': 'computes over facts that it is given',
  'lib/sla/track.ts#judgement': "looks at the policies of the actor's tenant",
  'lib/sla/track.ts#openedSla': 'computes for a ticket that is being opened',
  'lib/sla/versions.ts#askWith': "asks the actor's tenant",
  'lib/sla/versions.ts#termsFor': 'reads versions that a ticket of the tenant names',
}
