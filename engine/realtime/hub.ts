import type { PusherApp } from '../env.ts'
import { close, send, type Client, type Member } from './client.ts'
import { countRefused, createRealtimeMetrics, type RealtimeMetrics } from './metrics.ts'
import { CLOSE, encode, userChannel } from './protocol.ts'

/** A message for whoever is on a channel, here or at another engine. */
export interface Broadcast {
  channel: string
  event: string
  data: string
  /** The connection that is not to get it. */
  except?: string
  /** Who sent a client event on a presence channel. */
  userId?: string
}

/** The connections of this process. */
export interface Hub {
  app: PusherApp
  clients: Map<string, Client>
  channels: Map<string, Set<Client>>
  metrics: RealtimeMetrics
}

export const createHub = (app: PusherApp): Hub => ({
  app,
  clients: new Map(),
  channels: new Map(),
  metrics: createRealtimeMetrics(),
})

/** Puts a client on a channel. */
export function enter(hub: Hub, client: Client, channel: string, member: Member | null = null): void {
  client.channels.set(channel, member)
  const members = hub.channels.get(channel)
  if (members) members.add(client)
  else hub.channels.set(channel, new Set([client]))
}

/** Takes a client off a channel; false when it was not there. */
export function leave(hub: Hub, client: Client, channel: string): boolean {
  if (!client.channels.delete(channel)) return false
  const members = hub.channels.get(channel)
  members?.delete(client)
  if (members?.size === 0) hub.channels.delete(channel)
  return true
}

/** Writes a message to the connections of this process; encoded once for all of them. */
export function deliver(hub: Hub, { channel, event, data, except, userId }: Broadcast): void {
  const members = hub.channels.get(channel)
  if (!members) return
  const message = encode(event, { channel, data, ...(userId === undefined ? {} : { userId }) })
  for (const client of members) {
    if (client.socketId === except) continue
    if (send(client, message)) hub.metrics.delivered++
    else hub.metrics.slow++
  }
}

/** Closes the connections of a signed-in user, here. */
export function terminateUser(hub: Hub, userId: string): void {
  for (const client of [...(hub.channels.get(userChannel(userId)) ?? [])]) {
    countRefused(hub.metrics, 'terminated')
    close(client, CLOSE.unauthorized)
  }
}
