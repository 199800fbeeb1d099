import { z } from 'zod'

const socketId = z.string().regex(/^\d{1,20}\.\d{1,20}$/)

/** What the official browser library sends, as a form. */
export const channelForm = z.object({ socket_id: socketId, channel_name: z.string().min(1).max(200) })
export const userForm = z.object({ socket_id: socketId })
