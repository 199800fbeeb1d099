/** Why a request to a host that a tenant named was not made, or got no answer. Codes, for interfaces to translate. */
export const OUTBOUND_REFUSALS = [
  'invalid_url',
  'https_required',
  'private_address',
  'port_not_allowed',
  'unknown_host',
  'timeout',
  'unreachable',
  'tls',
] as const

export type OutboundRefusal = (typeof OUTBOUND_REFUSALS)[number]

export class OutboundRefused extends Error {
  constructor(
    readonly reason: OutboundRefusal,
    cause?: unknown,
  ) {
    super(reason, { cause })
  }
}
