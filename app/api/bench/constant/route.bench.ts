/** The yardstick H: what Next asks for any route handler at all. */
export const dynamic = 'force-dynamic'

export const GET = () => Response.json({ constant: true })
