/** A process of its own that works on what was stored, to be killed in the middle of it. */
const { sweepMail } = await import('@/lib/channels/email/jobs')
await sweepMail()
process.exit(0)

export {}
