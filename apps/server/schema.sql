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
  constraint name_token_pkey PRIMARY KEY (token, person, known_from)
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
  day integer not null,
  certain integer not null,
  uncertain integer not null,
  constraint tally_pkey PRIMARY KEY (series, "position", day)
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

CREATE INDEX person_index_sort_be ON public.person_index USING btree (sort_be, person) WHERE (known_to = '9007199254740991'::bigint);

CREATE INDEX person_index_sort_de ON public.person_index USING btree (sort_de, person) WHERE (known_to = '9007199254740991'::bigint);

CREATE INDEX person_index_sort_en ON public.person_index USING btree (sort_en, person) WHERE (known_to = '9007199254740991'::bigint);

CREATE INDEX person_index_sort_lt ON public.person_index USING btree (sort_lt, person) WHERE (known_to = '9007199254740991'::bigint);

CREATE INDEX person_index_sort_pl ON public.person_index USING btree (sort_pl, person) WHERE (known_to = '9007199254740991'::bigint);

CREATE INDEX person_index_sort_ru ON public.person_index USING btree (sort_ru, person) WHERE (known_to = '9007199254740991'::bigint);

CREATE INDEX person_index_sort_uk ON public.person_index USING btree (sort_uk, person) WHERE (known_to = '9007199254740991'::bigint);

CREATE INDEX source_use_fresh ON public.source_use USING btree ("position" DESC, source DESC) WHERE fresh;

CREATE INDEX span_long ON public.span USING btree (series, valid_from, valid_to) INCLUDE (dated, known_from, known_to) WHERE ((NOT certain) AND (((valid_to)::bigint - valid_from) > 400));

CREATE INDEX span_person ON public.span USING btree (person, series);

CREATE INDEX span_series ON public.span USING btree (series, valid_from, valid_to);

CREATE INDEX span_uncertain ON public.span USING btree (series, valid_from, valid_to) INCLUDE (dated, known_from, known_to) WHERE (NOT certain);

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

CREATE TRIGGER audit_event_is_kept BEFORE DELETE OR UPDATE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change('an audit event is never edited or removed');

CREATE TRIGGER audit_event_is_never_truncated BEFORE TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('the audit trail is never emptied');

CREATE TRIGGER claim_is_kept BEFORE DELETE OR UPDATE ON public.claim FOR EACH ROW EXECUTE FUNCTION public.refuse_change('a claim is never edited or removed: add a newer one, or withdraw this one');

CREATE TRIGGER claim_is_never_truncated BEFORE TRUNCATE ON public.claim FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('the ledger is never emptied');

CREATE TRIGGER entity_root_is_kept BEFORE DELETE OR UPDATE ON public.entity_root FOR EACH ROW EXECUTE FUNCTION public.refuse_change('an entity is never removed: withdraw its claims, or judge it the same as another');

CREATE TRIGGER entity_root_is_never_truncated BEFORE TRUNCATE ON public.entity_root FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('the entities are never emptied');

CREATE TRIGGER import_is_kept BEFORE DELETE OR UPDATE ON public.import FOR EACH ROW EXECUTE FUNCTION public.refuse_change('an import is never edited or removed: undo it');

CREATE TRIGGER import_is_never_truncated BEFORE TRUNCATE ON public.import FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('the imports are never emptied');

CREATE TRIGGER import_undo_is_kept BEFORE DELETE OR UPDATE ON public.import_undo FOR EACH ROW EXECUTE FUNCTION public.refuse_change('the undoing of an import is never edited or removed: import the file again');

CREATE TRIGGER import_undo_is_never_truncated BEFORE TRUNCATE ON public.import_undo FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('the undoing of imports is never forgotten');

CREATE TRIGGER ledger_head_only_grows BEFORE DELETE OR UPDATE ON public.ledger_head FOR EACH ROW EXECUTE FUNCTION public.refuse_head_going_back();

CREATE TRIGGER source_is_kept BEFORE DELETE OR UPDATE ON public.source FOR EACH ROW EXECUTE FUNCTION public.refuse_change('a source is never edited or removed: record the newer reading as another source');

CREATE TRIGGER source_is_never_truncated BEFORE TRUNCATE ON public.source FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change('the sources are never emptied');

comment on table public.audit_event is 'One row per command: who did what, when, and which positions of the ledger it added. Ids only, never names.';

comment on table public.entity_root is 'What owns a file of claims: a person, a place, an organisation, a provision of law, a reported figure.';

comment on table public.import is 'One row per import that was committed: all its claims lie between two positions. Never the name of the file.';

comment on table public.import_undo is 'An import whose claims were all withdrawn by judgements between two positions.';

comment on table public.job is 'Payloads hold ids, never names or texts. Delivery is at least once; handlers are idempotent.';

comment on table public.ledger_head is 'One row. Locking it makes one sequencer: positions have no gaps and commit in order.';

comment on table public.mistake_report is 'Reports of mistakes: ciphertext for the recipients the operator named. A row is deleted when somebody has dealt with it.';

comment on table public.name_search is 'The names of each person and the numbers they are found by, as of name_search_head.';

comment on table public.pair_search is 'What the last search for suspected pairs looked at: position, people, pairs, and by which model.';

comment on table public.person_cluster is 'Which person file stands for which, by merge judgements; only for files that are not their own.';

comment on table public.projection_rules is 'Definitions and tables the projections were last made with.';

comment on table public.series is 'One countable line of a figure: a definition, its version, and the part (a recogniser, a place, an article).';

comment on table public.source is 'A document as it was read: never changed; a newer reading of the same address is another row.';

comment on table public.span is 'A record counts in a series from valid_from (inclusive) to valid_to (exclusive), days since 1970-01-01, while known_from <= position < known_to.';

comment on table public.suspected_pair is 'Two people of the register who may be one, as the last search found them. Nobody has judged them yet.';

comment on table public.tally is 'What a command at this position changed in the count from this day on; the value at (day, position) is the sum below and to the left.';

comment on table public.tally_checkpoint is 'Sums of the tally up to a position, per day: an accelerator, never a truth of its own.';

comment on table column public.claim."position" is 'Place in the ledger, without gaps, in commit order.';

comment on table column public.claim.owner is 'The root entity whose file the claim belongs to (the person, for a detention of that person).';

comment on table column public.claim.reliability is 'Reliability of the source, A to F; apart from the credibility of the information, 1 to 6.';

comment on table column public.claim.valid is 'EDTF period in which the value held, as given; null where time does not limit it.';

comment on table column public.import.digest is 'SHA-256 of the file, so that the same file is known again.';

comment on table column public.import.mapping is 'How its columns were read, with every decision a person made; null for formats that need none.';

comment on table column public.source_use."position" is 'The last position of the command.';

comment on table column public.source_use.fresh is 'No public claim of an earlier command rests on this source.';

comment on table column public.span.dated is 'Whether the record counts for certain on some day: false for what was only reported or has no last possible day.';

comment on table column public.suspected_pair.explanation is 'What each comparison adds to the weight, in bits; no value of any record.';

comment on table column public.suspected_pair.figures is 'How many figures count both today, and would count one less if they were one person.';
