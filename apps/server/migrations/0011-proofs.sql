-- The transparency log (ADR 11) and the figures published from it. A batch is planned here first, with every byte of its
-- leaves; then written to the folder of the log and signed; then its head is noted. So a program that is stopped anywhere
-- goes on where it stood.
create table log_batch (
  number bigint primary key,
  first_index bigint not null,
  size bigint not null unique,
  position bigint not null,
  time timestamptz not null,
  beacon bigint,
  adopted boolean not null default false,
  check (size > first_index)
);
comment on table log_batch is 'Leaves first_index to size - 1 of the log. With this batch the log covers the ledger exactly up to `position`.';
comment on column log_batch.beacon is 'Index of a leaf with a public value nobody could know earlier, where the batch has one.';
comment on column log_batch.adopted is 'Found in the log after the database had been restored from an older copy: what its leaves commit to is lost.';

create table log_leaf (
  idx bigint primary key,
  leaf bytea not null check (length(leaf) between 1 and 65535)
);
comment on table log_leaf is 'The leaves as they are published: commitments, figures, beacons. Nothing personal.';

create table log_record (
  position bigint primary key,
  idx bigint not null unique,
  salt bytea check (length(salt) = 32)
);
comment on table log_record is 'Which leaf commits to which position, and with which salt. Never public: it shows the order of arrival. Erasure sets the salt to null.';

create table log_head (
  batch bigint primary key references log_batch (number),
  note text not null,
  key text not null
);
comment on table log_head is 'The signed head over each batch, with the cosignatures of witnesses as they come.';
comment on column log_head.key is 'The public key that signed it, as a C2SP verifier key.';

create table statement (
  id text primary key,
  number bigint not null unique,
  figure text not null,
  valid_at text not null,
  value bigint not null,
  version integer not null,
  position bigint not null,
  stated_at timestamptz not null,
  sha256 text not null unique,
  body text not null,
  idx bigint not null unique,
  publisher text not null,
  supersedes text unique references statement (id),
  difference jsonb
);
comment on table statement is 'Published figures, word for word. Never changed: a correction is another row.';
comment on column statement.position is 'What was known: the last position of the ledger under the head the statement names.';
comment on column statement.publisher is 'The public key that signed it, as a C2SP verifier key.';
comment on column statement.difference is 'Against the superseded statement, record by record: cause and records.';
create index statement_figure on statement (figure, number);

create table statement_entry (
  statement text not null references statement (id),
  record uuid not null,
  line integer not null,
  public boolean not null,
  primary key (statement, record)
);
comment on table statement_entry is 'Which line of the roll is whose. Not public: the roll shows nobody.';

create table statement_proof (
  statement text primary key references statement (id),
  openings text not null,
  bundle text
);
comment on column statement_proof.openings is 'All entries opened, as a proof file without log proofs. Not public.';
comment on column statement_proof.bundle is 'The published proof file: made when the head over the statement is signed, and again when it is superseded.';

create function refuse_unless_unsigned() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (
    select from log_head h join log_batch b on b.number = h.batch
    where b.size > case tg_table_name when 'log_batch' then (to_jsonb(old) ->> 'first_index')::bigint else (to_jsonb(old) ->> 'idx')::bigint end)
  then return old; end if;
  raise exception 'what was signed is never changed or removed' using errcode = 'restrict_violation';
end $$;
create trigger log_batch_is_kept before update or delete on log_batch for each row execute function refuse_unless_unsigned();
create trigger log_leaf_is_kept before update or delete on log_leaf for each row execute function refuse_unless_unsigned();
create trigger log_leaf_is_never_truncated before truncate on log_leaf
  for each statement execute function refuse_change('the log is never emptied');

create function allow_forgetting() returns trigger language plpgsql as $$
begin
  if new.position = old.position and new.idx = old.idx and new.salt is null then return new; end if;
  raise exception 'a salt can be destroyed and nothing else' using errcode = 'restrict_violation';
end $$;
create trigger log_record_is_only_forgotten before update on log_record for each row execute function allow_forgetting();
create trigger log_record_is_kept before delete on log_record for each row execute function refuse_unless_unsigned();

create trigger statement_is_kept before update or delete on statement
  for each row execute function refuse_change('a statement is never changed: publish another one that supersedes it');
