-- Applications and their functions, as they registered themselves.
create table engine.app (
  id text primary key,
  url text not null,
  sdk text not null,
  checksum text not null,
  synced_at timestamptz not null default now()
);

create table engine.function (
  id text primary key,
  app_id text not null references engine.app (id) on delete cascade,
  -- As the SDK sent it.
  config json not null,
  -- False once its application no longer has it: nothing starts it, but its runs still know where to go.
  active boolean not null default true
);

-- The next tick of every schedule. Whoever moves a row forward starts the run of that tick.
create table engine.cron (
  function_id text not null references engine.function (id) on delete cascade,
  expression text not null,
  next_at timestamptz not null,
  primary key (function_id, expression)
);

-- What must happen once: ids of events, idempotency keys of functions. Keys are digests.
create table engine.once (
  key text collate "C" primary key,
  value text not null,
  expires_at timestamptz not null
);
create index once_expiry on engine.once (expires_at);

create table engine.event (
  id text collate "C" primary key,
  name text not null,
  -- What functions see: {id, name, data, ts, user, v}. json and not jsonb, which would reorder keys.
  body json not null,
  received_at timestamptz not null default now()
);
create index event_age on engine.event (received_at);

create table engine.run (
  id text collate "C" primary key,
  function_id text not null,
  event_id text collate "C" not null,
  status text not null default 'scheduled'
    check (status in ('scheduled', 'running', 'completed', 'failed', 'cancelled')),
  -- The step of another run that invoked this one.
  parent_run text collate "C",
  parent_step text,
  -- Concurrency keys of all its calls.
  limits text[] not null default '{}',
  output json,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  check ((ended_at is null) = (status in ('scheduled', 'running')))
);
create index run_event on engine.run (event_id);
create index run_end on engine.run (ended_at);

-- A step exists from the moment the function asked for it; its memo comes once.
create table engine.step (
  run_id text collate "C" not null references engine.run (id) on delete cascade,
  id text not null,
  op text not null,
  name text not null default '',
  -- {"data": …} or {"error": …}.
  memo json,
  -- The order in which a run's steps were done.
  position bigint,
  created_at timestamptz not null default now(),
  done_at timestamptz,
  primary key (run_id, id)
);
create sequence engine.step_position owned by engine.step.position;

-- Events that runs wait for: a step of theirs, or their cancellation (no step).
create table engine.wait (
  id bigint generated always as identity primary key,
  run_id text collate "C" not null references engine.run (id) on delete cascade,
  step_id text,
  event text not null,
  -- Digest of the value that must be equal in both events, where the expression says no more than that.
  key text,
  expression text,
  expires_at timestamptz
);
create index wait_event on engine.wait (event, key);
create index wait_run on engine.wait (run_id);

-- What is to be done, and when. A row leaves in the transaction that stores its result.
create table engine.job (
  id bigint generated always as identity primary key,
  run_id text collate "C" not null references engine.run (id) on delete cascade,
  function_id text not null,
  kind text not null
    check (kind in ('call', 'sleep', 'wait_timeout', 'invoke_timeout', 'start_timeout', 'finish_timeout')),
  -- For a call 'step' (run the function from its top) or the id of the step to execute; else the step concerned.
  step_id text not null,
  attempt integer not null default 0,
  -- Calls that were cut off without an answer.
  lost integer not null default 0,
  -- Concurrency keys: how many calls with the same one may be in flight is the function's to say.
  limits text[] not null default '{}',
  due_at timestamptz not null default now(),
  lease_by integer,
  lease_no integer not null default 0,
  lease_until timestamptz
);
create index job_due on engine.job (due_at, id) where kind = 'call' and limits = '{}';
create index job_limited on engine.job (limits, due_at, id) where kind = 'call' and limits <> '{}';
create index job_timer on engine.job (due_at, id) where kind <> 'call';
create index job_leased on engine.job (lease_until) where lease_until is not null;
create index job_run on engine.job (run_id);
-- A queue dies as fast as it grows: dead rows in front of the living ones make every claim slower.
alter table engine.job set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
