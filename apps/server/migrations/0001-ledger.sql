-- The ledger: claims are only ever added. Nothing below may be updated or deleted,
-- whoever asks; the triggers say so in words an operator understands.

create extension if not exists pg_trgm;

create table ledger_head (
  one boolean primary key default true check (one),
  position bigint not null,
  event_seq bigint not null,
  recorded_at timestamptz not null
);
comment on table ledger_head is 'One row. Locking it makes one sequencer: positions have no gaps and commit in order.';
insert into ledger_head values (true, 0, 0, '-infinity');

create table audit_event (
  seq bigint primary key,
  recorded_at timestamptz not null,
  actor text not null,
  event text not null check (event ~ '^[a-z-]+\.[a-z-]+@[0-9]+$'),
  detail jsonb not null,
  first_position bigint not null,
  last_position bigint not null,
  check (last_position >= first_position - 1)
);
comment on table audit_event is 'One row per command: who did what, when, and which positions of the ledger it added. Ids only, never names.';
create index audit_event_last_position on audit_event (last_position);
create index audit_event_recorded_at on audit_event (recorded_at);

create table entity_root (
  id uuid primary key,
  kind text not null,
  code text,
  position bigint not null,
  unique (kind, code)
);
comment on table entity_root is 'What owns a file of claims: a person, a place, an organisation, a provision of law, a reported figure.';
create index entity_root_kind on entity_root (kind, position) where kind <> 'person';

create table source (
  id bigint primary key,
  digest text not null unique,
  url text,
  title text,
  publisher text,
  published text,
  read_on date,
  archive text,
  note text,
  language text,
  recorded_at timestamptz not null
);
comment on table source is 'A document as it was read: never changed; a newer reading of the same address is another row.';

create table claim (
  position bigint primary key,
  event_seq bigint not null,
  entity uuid not null,
  owner uuid not null,
  property text not null,
  value jsonb not null,
  valid text,
  sources bigint[] not null,
  reliability "char" check (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  credibility smallint check (credibility between 1 and 6),
  audience text not null check (audience in ('public', 'coalition', 'team', 'vault', 'sealed')),
  reason text
);
comment on column claim.position is 'Place in the ledger, without gaps, in commit order.';
comment on column claim.owner is 'The root entity whose file the claim belongs to (the person, for a detention of that person).';
comment on column claim.valid is 'EDTF period in which the value held, as given; null where time does not limit it.';
comment on column claim.reliability is 'Reliability of the source, A to F; apart from the credibility of the information, 1 to 6.';
create index claim_owner on claim (owner, position);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '%', tg_argv[0] using errcode = 'restrict_violation';
end $$;

create trigger claim_is_kept before update or delete on claim
  for each row execute function refuse_change('a claim is never edited or removed: add a newer one, or withdraw this one');
create trigger claim_is_never_truncated before truncate on claim
  for each statement execute function refuse_change('the ledger is never emptied');
create trigger audit_event_is_kept before update or delete on audit_event
  for each row execute function refuse_change('an audit event is never edited or removed');
create trigger audit_event_is_never_truncated before truncate on audit_event
  for each statement execute function refuse_change('the audit trail is never emptied');
create trigger source_is_kept before update or delete on source
  for each row execute function refuse_change('a source is never edited or removed: record the newer reading as another source');
create trigger source_is_never_truncated before truncate on source
  for each statement execute function refuse_change('the sources are never emptied');
create trigger entity_root_is_kept before update or delete on entity_root
  for each row execute function refuse_change('an entity is never removed: withdraw its claims, or judge it the same as another');
create trigger entity_root_is_never_truncated before truncate on entity_root
  for each statement execute function refuse_change('the entities are never emptied');

create function refuse_head_going_back() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.position < old.position or new.event_seq < old.event_seq or new.recorded_at < old.recorded_at then
    raise exception 'the head of the ledger never goes back' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger ledger_head_only_grows before update or delete on ledger_head
  for each row execute function refuse_head_going_back();
