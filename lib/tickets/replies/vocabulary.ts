/** What a canned reply can say of the ticket, and of who answers. */
export const REPLY_VARIABLES = [
  'requester.name', 'requester.firstName', 'ticket.number', 'ticket.title', 'agent.name', 'team.name', 'link',
] as const
export type ReplyVariable = (typeof REPLY_VARIABLES)[number]

export const REPLY_LIMITS = { name: 80, body: 10_000, perOwner: 200, suggested: 30 } as const
