-- Jobs live in the same database so that a command enqueues them in its own transaction.
create table job (
  id uuid primary key,
  kind text not null,
  payload jsonb not null,
  dedupe_key text unique,
  run_at timestamptz not null default now(),
  priority smallint not null default 0,
  attempt smallint not null default 0,
  max_attempts smallint not null default 8,
  lease_owner uuid,
  lease_until timestamptz,
  done_at timestamptz,
  dead_at timestamptz,
  last_error text
);
comment on table job is 'Payloads hold ids, never names or texts. Delivery is at least once; handlers are idempotent.';
create index job_due on job (priority desc, run_at) where done_at is null and dead_at is null;
