create extension pg_trgm;

create table public.audit_event (
  seq bigint not null,
  recorded_at timestamp with time zone not null,
  actor text not null,
  event text not null,
  detail jsonb not null,
  first_position bigint not null,
  last_position bigint not null,
  constraint audit_event_check CHECK ((last_position >= (first_position - 1))),
  constraint audit_event_event_check CHECK ((event ~ '^[a-z-]+\.[a-z-]+@[0-9]+$'::text)),
  constraint audit_event_pkey PRIMARY KEY (seq)
);

create table public.claim (
  "position" bigint not null,
  event_seq bigint not null,
  entity uuid not null,
  owner uuid not null,
  property text not null,
  value jsonb not null,
  valid text,
  sources bigint[] not null,
  reliability "char",
  credibility smallint,
  audience text not null,
  reason text,
  constraint claim_audience_check CHECK ((audience = ANY (ARRAY['public'::text, 'coalition'::text, 'team'::text, 'vault'::text, 'sealed'::text]))),
  constraint claim_credibility_check CHECK (((credibility >= 1) AND (credibility <= 6))),
  constraint claim_pkey PRIMARY KEY ("position"),
  constraint claim_reliability_check CHECK ((reliability = ANY (ARRAY['A'::"char", 'B'::"char", 'C'::"char", 'D'::"char", 'E'::"char", 'F'::"char"])))
);

create table public.entity_root (
  id uuid not null,
  kind text not null,
  code text,
  "position" bigint not null,
  constraint entity_root_kind_code_key UNIQUE (kind, code),
  constraint entity_root_pkey PRIMARY KEY (id)
);

create table public.import (
  id uuid not null,
  recorded_at timestamp with time zone not null,
  actor text not null,
  format text not null,
  digest text not null,
  mapping jsonb,
  rows bigint not null,
  files bigint not null,
  claims bigint not null,
  first_position bigint not null,
  last_position bigint not null,
  constraint import_check CHECK ((last_position >= (first_position - 1))),
  constraint import_pkey PRIMARY KEY (id)
);

create table public.import_undo (
  import uuid not null,
  recorded_at timestamp with time zone not null,
  actor text not null,
  first_position bigint not null,
  last_position bigint not null,
  constraint import_undo_import_fkey FOREIGN KEY (import) REFERENCES public.import(id),
  constraint import_undo_pkey PRIMARY KEY (import)
);

create table public.job (
  id uuid not null,
  kind text not null,
  payload jsonb not null,
  dedupe_key text,
  run_at timestamp with time zone not null default now(),
  priority smallint not null default 0,
  attempt smallint not null default 0,
  max_attempts smallint not null default 8,
  lease_owner uuid,
  lease_until timestamp with time zone,
  done_at timestamp with time zone,
  dead_at timestamp with time zone,
  last_error text,
  constraint job_dedupe_key_key UNIQUE (dedupe_key),
  constraint job_pkey PRIMARY KEY (id)
);

create table public.ledger_head (
  one boolean not null default true,
  "position" bigint not null,
  event_seq bigint not null,
  recorded_at timestamp with time zone not null,
  constraint ledger_head_one_check CHECK (one),
  constraint ledger_head_pkey PRIMARY KEY (one)
);

create table public.log_batch (
  number bigint not null,
  first_index bigint not null,
  size bigint not null,
  "position" bigint not null,
  "time" timestamp with time zone not null,
  beacon bigint,
  adopted boolean not null default false,
  constraint log_batch_check CHECK ((size > first_index)),
  constraint log_batch_pkey PRIMARY KEY (number),
  constraint log_batch_size_key UNIQUE (size)
);

create table public.log_head (
  batch bigint not null,
  note text not null,
  key text not null,
  constraint log_head_batch_fkey FOREIGN KEY (batch) REFERENCES public.log_batch(number),
  constraint log_head_pkey PRIMARY KEY (batch)
);

create table public.log_leaf (
  idx bigint not null,
  leaf bytea not null,
  constraint log_leaf_leaf_check CHECK (((length(leaf) >= 1) AND (length(leaf) <= 65535))),
  constraint log_leaf_pkey PRIMARY KEY (idx)
);

create table public.log_record (
  "position" bigint not null,
  idx bigint not null,
  salt bytea,
  constraint log_record_idx_key UNIQUE (idx),
  constraint log_record_pkey PRIMARY KEY ("position"),
  constraint log_record_salt_check CHECK ((length(salt) = 32))
);

create table public.migration (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (number)
);

create table public.mistake_report (
  id uuid not null,
  received_on date not null,
  page text not null,
  sealed bytea not null,
  constraint mistake_report_pkey PRIMARY KEY (id),
  constraint one_size CHECK (((length(sealed) >= 4096) AND (length(sealed) <= 16384)))
);

create table public.name_search (
  person uuid not null,
  names text[] not null,
  keys integer[] not null,
  constraint name_search_pkey PRIMARY KEY (person)
);

create table public.name_search_head (
  only_row boolean not null default true,
  "position" bigint not null,
  key_version integer not null,
  constraint name_search_head_only_row_check CHECK (only_row),
  constraint name_search_head_pkey PRIMARY KEY (only_row)
);

create table public.name_token (
  token text collate "C" not null,
  person uuid not null,
  known_from bigint not null,
  known_to bigint not null,
  constraint name_token_pkey PRIMARY KEY (token, person, known_from) INCLUDE (known_to)
);

create table public.pair_search (
  only_row boolean not null default true,
  found_at bigint not null,
  recorded_at timestamp with time zone not null,
  report jsonb not null,
  constraint pair_search_only_row_check CHECK (only_row),
  constraint pair_search_pkey PRIMARY KEY (only_row)
);

create table public.person_cluster (
  person uuid not null,
  canonical uuid not null,
  known_from bigint not null,
  known_to bigint not null,
  constraint person_cluster_pkey PRIMARY KEY (person, known_from)
);

create table public.person_index (
  person uuid not null,
  known_from bigint not null,
  known_to bigint not null,
  sort_be text collate "C" not null,
  sort_ru text collate "C" not null,
  sort_uk text collate "C" not null,
  sort_pl text collate "C" not null,
  sort_lt text collate "C" not null,
  sort_de text collate "C" not null,
  sort_en text collate "C" not null,
  constraint person_index_pkey PRIMARY KEY (person, known_from)
);

create table public.projection_rules (
  only_row boolean not null default true,
  fingerprint text not null,
  constraint projection_rules_only_row_check CHECK (only_row),
  constraint projection_rules_pkey PRIMARY KEY (only_row)
);

create table public.series (
  id integer not null generated always as identity,
  definition text not null,
  version smallint not null,
  key text not null,
  constraint series_definition_version_key_key UNIQUE (definition, version, key),
  constraint series_pkey PRIMARY KEY (id)
);

create table public.source (
  id bigint not null,
  digest text not null,
  url text,
  title text,
  publisher text,
  published text,
  read_on date,
  archive text,
  note text,
  language text,
  recorded_at timestamp with time zone not null,
  constraint source_digest_key UNIQUE (digest),
  constraint source_pkey PRIMARY KEY (id)
);

create table public.source_use (
  source bigint not null,
  "position" bigint not null,
  claims integer not null,
  fresh boolean not null,
  constraint source_use_pkey PRIMARY KEY (source, "position")
);

create table public.span (
  series integer not null,
  record uuid not null,
  person uuid not null,
  valid_from integer not null,
  valid_to integer not null,
  certain boolean not null,
  dated boolean not null,
  known_from bigint not null,
  known_to bigint not null
);

create table public.statement (
  id text not null,
  number bigint not null,
  figure text not null,
  valid_at text not null,
  value bigint not null,
  version integer not null,
  "position" bigint not null,
  stated_at timestamp with time zone not null,
  sha256 text not null,
  body text not null,
  idx bigint not null,
  publisher text not null,
  supersedes text,
  difference jsonb,
  constraint statement_idx_key UNIQUE (idx),
  constraint statement_number_key UNIQUE (number),
  constraint statement_pkey PRIMARY KEY (id),
  constraint statement_sha256_key UNIQUE (sha256),
  constraint statement_supersedes_fkey FOREIGN KEY (supersedes) REFERENCES public.statement(id),
  constraint statement_supersedes_key UNIQUE (supersedes)
);

create table public.statement_audit (
  statement text not null,
  number integer not null,
  idx bigint not null,
  auditor text not null,
  note text not null,
  noted_at timestamp with time zone not null,
  constraint statement_audit_idx_key UNIQUE (idx),
  constraint statement_audit_pkey PRIMARY KEY (statement, number),
  constraint statement_audit_statement_fkey FOREIGN KEY (statement) REFERENCES public.statement(id)
);

create table public.statement_entry (
  statement text not null,
  record uuid not null,
  line integer not null,
  public boolean not null,
  constraint statement_entry_pkey PRIMARY KEY (statement, record),
  constraint statement_entry_statement_fkey FOREIGN KEY (statement) REFERENCES public.statement(id)
);

create table public.statement_proof (
  statement text not null,
  openings text not null,
  bundle text,
  closed bytea,
  audits integer not null default 0,
  constraint statement_proof_pkey PRIMARY KEY (statement),
  constraint statement_proof_statement_fkey FOREIGN KEY (statement) REFERENCES public.statement(id)
);

create table public.suspected_pair (
  a uuid not null,
  b uuid not null,
  probability real not null,
  figures integer not null,
  explanation jsonb not null,
  constraint suspected_pair_check CHECK ((a < b)),
  constraint suspected_pair_pkey PRIMARY KEY (a, b),
  constraint suspected_pair_probability_check CHECK (((probability >= (0)::double precision) AND (probability <= (1)::double precision)))
);

create table public.tally (
  series integer not null,
  "position" bigint not null,
  days integer[] not null,
  certain integer[] not null,
  uncertain integer[] not null,
  constraint tally_pkey PRIMARY KEY (series, "position")
);

create table public.tally_checkpoint (
  series integer not null,
  "position" bigint not null,
  days integer[] not null,
  certain integer[] not null,
  uncertain integer[] not null,
  constraint tally_checkpoint_pkey PRIMARY KEY (series, "position")
);

CREATE INDEX audit_event_last_position ON public.audit_event USING btree (last_position);

CREATE INDEX audit_event_recorded_at ON public.audit_event USING btree (recorded_at);

CREATE INDEX claim_owner ON public.claim USING btree (owner, "position");

CREATE INDEX entity_root_kind ON public.entity_root USING btree (kind, "position") WHERE (kind <> 'person'::text);

CREATE INDEX job_due ON public.job USING btree (priority DESC, run_at) WHERE ((done_at IS NULL) AND (dead_at IS NULL));

CREATE INDEX name_search_keys ON public.name_search USING gin (keys);

CREATE INDEX name_token_person ON public.name_token USING btree (person);

CREATE INDEX person_cluster_canonical ON public.person_cluster USING btree (canonical, known_from);

CREATE INDEX person_index_sort_be ON public.person_index USING btree ("left"(sort_be, 16)) WHERE (known_to = '9007199254740991'::bigint);

CREATE INDEX person_index_sort_de ON public.person_index USING btree ("left"(sort_de, 16)) WHERE (known_to = '9007199254740991'::bigint);

CREATE INDEX person_index_sort_en ON public.person_index USING btree ("left"(sort_en, 16)) WHERE (known_to = '9007199254740991'::bigint);

CREATE INDEX person_index_sort_lt ON public.person_index USING btree ("left"(sort_lt, 16)) WHERE (known_to = '9007199254740991'::bigint);

CREATE INDEX person_index_sort_pl ON public.person_index USING btree ("left"(sort_pl, 16)) WHERE (known_to = '9007199254740991'::bigint);

CREATE INDEX person_index_sort_ru ON public.person_index USING btree ("left"(sort_ru, 16)) WHERE (known_to = '9007199254740991'::bigint);

CREATE INDEX person_index_sort_uk ON public.person_index USING btree ("left"(sort_uk, 16)) WHERE (known_to = '9007199254740991'::bigint);

CREATE INDEX source_use_fresh ON public.source_use USING btree ("position" DESC, source DESC) WHERE fresh;

CREATE INDEX span_end ON public.span USING btree (series, valid_to) WHERE certain;

CREATE INDEX span_long ON public.span USING btree (series, dated, valid_from, valid_to) INCLUDE (known_from, known_to) WHERE ((NOT certain) AND (((valid_to)::bigint - valid_from) > 400));

CREATE INDEX span_person ON public.span USING btree (person);

CREATE INDEX span_record ON public.span USING btree (series, record);

CREATE INDEX span_series ON public.span USING btree (series, valid_from);

CREATE INDEX span_uncertain ON public.span USING btree (series, dated, valid_from, valid_to) INCLUDE (known_from, known_to) WHERE (NOT certain);

CREATE INDEX statement_figure ON public.statement USING btree (figure, number);

CREATE OR REPLACE FUNCTION public.allow_code_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and new.code is null and to_jsonb(new) - 'code' = to_jsonb(old) - 'code' and exists (
    select from claim e where e.owner = old.id and e.property = 'judgement.erased' and e.value ->> 'part' = 'value')
  then return new; end if;
  raise exception '%', tg_argv[0] using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.allow_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and new.reason is null and new.value in (old.value, 'null')
    and to_jsonb(new) - array['value', 'reason'] = to_jsonb(old) - array['value', 'reason']
    and exists (
      select from claim e
      where e.owner = old.owner and e.property = 'judgement.erased' and (e.value ->> 'position')::bigint = old.position
        and (e.value ->> 'part' = 'value' or new.value = old.value))
  then return new; end if;
  raise exception '%', tg_argv[0] using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.allow_forgetting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.position = old.position and new.idx = old.idx and new.salt is null then return new; end if;
  raise exception 'a salt can be destroyed and nothing else' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.people_by_name_keys(asked integer[], most integer)
 RETURNS TABLE(person uuid, names text[])
 LANGUAGE sql
 STABLE
 SET enable_seqscan TO 'off'
AS $function$select person, names from name_search where keys && asked limit most$function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '%', tg_argv[0] using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_head_going_back()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or new.position < old.position or new.event_seq < old.event_seq or new.recorded_at < old.recorded_at then
    raise exception 'the head of the ledger never goes back' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_unless_unsigned()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and not exists (
    select from log_head h join log_batch b on b.number = h.batch
    where b.size > case tg_table_name when 'log_batch' then (to_jsonb(old) ->> 'first_index')::bigint else (to_jsonb(old) ->> 'idx')::bigint end)
  then return old; end if;
  raise exception 'what was signed is never changed or removed' using errcode = 'restrict_violation';
end $function$;

CREATE TRIGGER audit_event_is_kept BEFORE DELETE OR UPDATE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change('an audit event is never edited or removed');

CREATE TRIGGER audit_event_is_never_truncated BEFORE TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('the audit trail is never emptied');

CREATE TRIGGER claim_is_kept BEFORE DELETE OR UPDATE ON public.claim FOR EACH ROW EXECUTE FUNCTION public.allow_erasure('a claim is never edited or removed: add a newer one, or withdraw this one');

CREATE TRIGGER claim_is_never_truncated BEFORE TRUNCATE ON public.claim FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('the ledger is never emptied');

CREATE TRIGGER entity_root_is_kept BEFORE DELETE OR UPDATE ON public.entity_root FOR EACH ROW EXECUTE FUNCTION public.allow_code_erasure('an entity is never removed: withdraw its claims, or judge it the same as another');

CREATE TRIGGER entity_root_is_never_truncated BEFORE TRUNCATE ON public.entity_root FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('the entities are never emptied');

CREATE TRIGGER import_is_kept BEFORE DELETE OR UPDATE ON public.import FOR EACH ROW EXECUTE FUNCTION public.refuse_change('an import is never edited or removed: undo it');

CREATE TRIGGER import_is_never_truncated BEFORE TRUNCATE ON public.import FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('the imports are never emptied');

CREATE TRIGGER import_undo_is_kept BEFORE DELETE OR UPDATE ON public.import_undo FOR EACH ROW EXECUTE FUNCTION public.refuse_change('the undoing of an import is never edited or removed: import the file again');

CREATE TRIGGER import_undo_is_never_truncated BEFORE TRUNCATE ON public.import_undo FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('the undoing of imports is never forgotten');

CREATE TRIGGER ledger_head_only_grows BEFORE DELETE OR UPDATE ON public.ledger_head FOR EACH ROW EXECUTE FUNCTION public.refuse_head_going_back();

CREATE TRIGGER log_batch_is_kept BEFORE DELETE OR UPDATE ON public.log_batch FOR EACH ROW EXECUTE FUNCTION public.refuse_unless_unsigned();

CREATE TRIGGER log_leaf_is_kept BEFORE DELETE OR UPDATE ON public.log_leaf FOR EACH ROW EXECUTE FUNCTION public.refuse_unless_unsigned();

CREATE TRIGGER log_leaf_is_never_truncated BEFORE TRUNCATE ON public.log_leaf FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('the log is never emptied');

CREATE TRIGGER log_record_is_kept BEFORE DELETE ON public.log_record FOR EACH ROW EXECUTE FUNCTION public.refuse_unless_unsigned();

CREATE TRIGGER log_record_is_only_forgotten BEFORE UPDATE ON public.log_record FOR EACH ROW EXECUTE FUNCTION public.allow_forgetting();

CREATE TRIGGER source_is_kept BEFORE DELETE OR UPDATE ON public.source FOR EACH ROW EXECUTE FUNCTION public.refuse_change('a source is never edited or removed: record the newer reading as another source');

CREATE TRIGGER source_is_never_truncated BEFORE TRUNCATE ON public.source FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('the sources are never emptied');

CREATE TRIGGER statement_is_kept BEFORE DELETE OR UPDATE ON public.statement FOR EACH ROW EXECUTE FUNCTION public.refuse_change('a statement is never changed: publish another one that supersedes it');

CREATE TRIGGER statement_audit_is_kept BEFORE DELETE OR UPDATE ON public.statement_audit FOR EACH ROW EXECUTE FUNCTION public.refuse_change('an audit is never changed: the auditor signs another one');

comment on table public.audit_event is 'One row per command: who did what, when, and which positions of the ledger it added. Ids only, never names.';

comment on table public.entity_root is 'What owns a file of claims: a person, a place, an organisation, a provision of law, a reported figure.';

comment on table public.import is 'One row per import that was committed: all its claims lie between two positions. Never the name of the file.';

comment on table public.import_undo is 'An import whose claims were all withdrawn by judgements between two positions.';

comment on table public.job is 'Payloads hold ids, never names or texts. Delivery is at least once; handlers are idempotent.';

comment on table public.ledger_head is 'One row. Locking it makes one sequencer: positions have no gaps and commit in order.';

comment on table public.log_batch is 'Leaves first_index to size - 1 of the log. With this batch the log covers the ledger exactly up to `position`.';

comment on table public.log_head is 'The signed head over each batch, with the cosignatures of witnesses as they come.';

comment on table public.log_leaf is 'The leaves as they are published: commitments, figures, beacons. Nothing personal.';

comment on table public.log_record is 'Which leaf commits to which position, and with which salt. Never public: it shows the order of arrival. Erasure sets the salt to null.';

comment on table public.mistake_report is 'Reports of mistakes: ciphertext for the recipients the operator named. A row is deleted when somebody has dealt with it.';

comment on table public.name_search is 'The names of each person and the numbers they are found by, as of name_search_head.';

comment on table public.pair_search is 'What the last search for suspected pairs looked at: position, people, pairs, and by which model.';

comment on table public.person_cluster is 'Which person file stands for which, by merge judgements; only for files that are not their own.';

comment on table public.projection_rules is 'Definitions and tables the projections were last made with.';

comment on table public.series is 'One countable line of a figure: a definition, its version, and the part (a recogniser, a place, an article).';

comment on table public.source is 'A document as it was read: never changed; a newer reading of the same address is another row.';

comment on table public.span is 'A record counts in a series from valid_from (inclusive) to valid_to (exclusive), days since 1970-01-01, while known_from <= position < known_to.';

comment on table public.statement is 'Published figures, word for word. Never changed: a correction is another row.';

comment on table public.statement_audit is 'What auditors signed about a statement. In the log too: it can neither be taken back nor left out.';

comment on table public.statement_entry is 'Which line of the roll is whose, for open entries; those of closed ones are sealed with their openings.';

comment on table public.suspected_pair is 'Two people of the register who may be one, as the last search found them. Nobody has judged them yet.';

comment on table public.tally is 'What a command at this position changed in the count, as running sums from each of the days on; the value at (day, position) adds up, over the rows up to the position, the last sum up to the day.';

comment on table public.tally_checkpoint is 'Sums of the tally up to a position, per day: an accelerator, never a truth of its own.';

comment on table column public.claim."position" is 'Place in the ledger, without gaps, in commit order.';

comment on table column public.claim.owner is 'The root entity whose file the claim belongs to (the person, for a detention of that person).';

comment on table column public.claim.reliability is 'Reliability of the source, A to F; apart from the credibility of the information, 1 to 6.';

comment on table column public.claim.valid is 'EDTF period in which the value held, as given; null where time does not limit it.';

comment on table column public.import.digest is 'SHA-256 of the file, so that the same file is known again.';

comment on table column public.import.mapping is 'How its columns were read, with every decision a person made; null for formats that need none.';

comment on table column public.log_batch.adopted is 'Found in the log after the database had been restored from an older copy: what its leaves commit to is lost.';

comment on table column public.log_batch.beacon is 'Index of a leaf with a public value nobody could know earlier, where the batch has one.';

comment on table column public.log_head.key is 'The public key that signed it, as a C2SP verifier key.';

comment on table column public.source_use."position" is 'The last position of the command.';

comment on table column public.source_use.fresh is 'No public claim of an earlier command rests on this source.';

comment on table column public.span.dated is 'Whether the record counts for certain on some day: false for what was only reported or has no last possible day.';

comment on table column public.statement."position" is 'What was known: the last position of the ledger under the head the statement names.';

comment on table column public.statement.difference is 'Against the superseded statement, record by record: cause and records.';

comment on table column public.statement.publisher is 'The public key that signed it, as a C2SP verifier key.';

comment on table column public.statement_audit.auditor is 'The public key that signed it, as a C2SP verifier key.';

comment on table column public.statement_proof.audits is 'How many audits the published proof file holds.';

comment on table column public.statement_proof.bundle is 'The published proof file: made when the head over the statement is signed, and again when it is superseded.';

comment on table column public.statement_proof.closed is 'Openings of closed entries and whose they are, sealed (age) for those who hold the key. Nothing here can open them.';

comment on table column public.statement_proof.openings is 'The open entries, as a proof file without log proofs. Statements from before closed entries were sealed hold all of theirs.';

comment on table column public.suspected_pair.explanation is 'What each comparison adds to the weight, in bits; no value of any record.';

comment on table column public.suspected_pair.figures is 'How many figures count both today, and would count one less if they were one person.';
