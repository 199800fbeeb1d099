/** A process of its own that sends what is due, to be killed in the middle of it. */
const { drainWebhooks } = await import('@/lib/integrations/webhooks/delivery/drain')
await drainWebhooks(5_000)
process.exit(0)

export {}
