import 'server-only'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { processWide } from '@/lib/platform/process-wide'

/** Upper limits of the buckets, in seconds: from a cached page to what nobody waits for. */
const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
/** From a clock that is right to the second to an engine that was away for an hour. */
const LATENESS_BUCKETS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 3_600]

/**
 * What this process measures. Names and labels are a contract with dashboards and deploy/prometheus/alerts.yml.
 * No label holds what a person wrote or is; each has a bounded number of values.
 */
export const instruments = () => processWide('metrics.instruments', make)

function make() {
  const registry = new Registry()
  const registers = [registry]
  const gauge = <T extends string>(name: string, help: string, labelNames: readonly T[] = []) =>
    new Gauge({ name: `farol_${name}`, help, labelNames, registers })
  const counter = <T extends string>(name: string, help: string, labelNames: readonly T[]) =>
    new Counter({ name: `farol_${name}`, help, labelNames, registers })
  const histogram = <T extends string>(name: string, help: string, labelNames: readonly T[], buckets: number[]) =>
    new Histogram({ name: `farol_${name}`, help, labelNames, buckets, registers })

  return {
    registry,
    requests: counter('http_requests_total', 'Requests answered.', ['route', 'method', 'status']),
    answerTime: histogram('http_request_duration_seconds', 'Time to answer.', ['route', 'method'], ANSWER_BUCKETS),
    tenantRequests: counter('tenant_requests_total', 'Requests to an organisation, by slug or domain.', ['tenant']),

    databaseUp: gauge('database_up', 'Whether the database answered this scrape.'),
    databasePing: gauge('database_ping_seconds', 'Round trip to the database.'),
    poolConnections: gauge('database_pool_connections', 'Connections of a pool.', ['pool', 'state']),
    poolLimit: gauge('database_pool_limit', 'The most connections that a pool may have.', ['pool']),
    poolWaiting: gauge('database_pool_waiting', 'Callers that wait for a connection.', ['pool']),

    outboxPending: gauge('outbox_pending_events', 'Events not yet handed to the job engine; counted up to 10,000.'),
    outboxAge: gauge('outbox_oldest_event_age_seconds', 'Age of the oldest of them, 0 when there is none.'),
    jobRuns: counter('job_runs_total', 'Runs of job functions, by how they ended here.', ['function', 'outcome']),
    jobCalls: counter('job_calls_total', 'Calls of job functions by the engine.', ['function']),
    jobSeconds: counter('job_call_seconds_total', 'Time that these calls took.', ['function']),

    timersDue: gauge('sla_timers_due', 'Warnings and breaches whose time has come; counted up to 10,000.'),
    timerAge: gauge('sla_oldest_timer_age_seconds', 'How late the latest of them is, 0 when there is none.'),
    slaEvents: counter('sla_events_total', 'Warnings and breaches told.', ['kind']),
    slaLateness: histogram('sla_event_lateness_seconds', 'From due to told.', ['kind'], LATENESS_BUCKETS),
  }
}
