import { familyOf } from '../prometheus.ts'
import type { Hub } from './hub.ts'

/** The metrics of this process's connections in Prometheus's text format. */
export function exposeRealtime({ clients, channels, metrics }: Hub): string {
  const subscriptions = [...channels.values()].reduce((sum, members) => sum + members.size, 0)
  return [
    ...familyOf('farol_engine_connections', 'gauge', 'Open connections of browsers.', [['', clients.size]]),
    ...familyOf('farol_engine_channels', 'gauge', 'Channels that somebody is on.', [['', channels.size]]),
    ...familyOf('farol_engine_subscriptions', 'gauge', 'Subscriptions of open connections.', [['', subscriptions]]),
    ...familyOf('farol_engine_connections_total', 'counter', 'Connections taken.', [['', metrics.connections]]),
    ...familyOf('farol_engine_published_total', 'counter', 'Messages taken over HTTP, one for each channel.', [
      ['', metrics.published],
    ]),
    ...familyOf('farol_engine_client_events_total', 'counter', 'Messages taken from connections.', [
      ['', metrics.clientEvents],
    ]),
    ...familyOf('farol_engine_delivered_total', 'counter', 'Messages written to connections.', [['', metrics.delivered]]),
    ...familyOf('farol_engine_slow_total', 'counter', 'Connections dropped because they did not read.', [['', metrics.slow]]),
    ...familyOf(
      'farol_engine_refused_total',
      'counter',
      'Connections closed or turned away.',
      [...metrics.refused].map(([reason, count]) => [`{reason="${reason}"}`, count]),
    ),
    '',
  ].join('\n')
}
