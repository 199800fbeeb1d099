/** For whom something that people make for their work is: themselves, a team's members, or everybody who works tickets. */
export const SCOPES = ['personal', 'team', 'global'] as const
export type Scope = (typeof SCOPES)[number]
