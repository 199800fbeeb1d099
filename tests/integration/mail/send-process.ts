/** A process of its own that sends what is due, to be killed in the middle of it. */
const { drainMail } = await import('@/lib/platform/mail/delivery/drain')
while ((await drainMail()).taken > 0);
process.exit(0)

export {}
