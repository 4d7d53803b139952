-- Projections: thrown away and rebuilt from the claims by `apora rebuild`.
-- known_to = 9007199254740991 means "still so".

create table person_cluster (
  person uuid not null,
  canonical uuid not null,
  known_from bigint not null,
  known_to bigint not null,
  primary key (person, known_from)
);
comment on table person_cluster is 'Which person file stands for which, by merge judgements; only for files that are not their own.';
create index person_cluster_canonical on person_cluster (canonical, known_from);

create table person_index (
  person uuid not null,
  sort_en text collate "C" not null,
  sort_be text collate "C" not null,
  sort_ru text collate "C" not null,
  known_from bigint not null,
  known_to bigint not null,
  primary key (person, known_from)
);
create index person_index_sort_en on person_index (sort_en, person) where known_to = 9007199254740991;
create index person_index_sort_be on person_index (sort_be, person) where known_to = 9007199254740991;
create index person_index_sort_ru on person_index (sort_ru, person) where known_to = 9007199254740991;

create table name_token (
  token text collate "C" not null,
  person uuid not null,
  known_from bigint not null,
  known_to bigint not null,
  primary key (token, person, known_from)
);
create index name_token_person on name_token (person);

create table series (
  id integer generated always as identity primary key,
  definition text not null,
  version smallint not null,
  key text not null,
  unique (definition, version, key)
);
comment on table series is 'One countable line of a figure: a definition, its version, and the part (a recogniser, a place, an article).';

create table span (
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
comment on column span.dated is 'Whether the record counts for certain on some day: false for what was only reported or has no last possible day.';
comment on table span is 'A record counts in a series from valid_from (inclusive) to valid_to (exclusive), days since 1970-01-01, while known_from <= position < known_to.';
create index span_person on span (person, series);
create index span_series on span (series, valid_from, valid_to);

create table tally (
  series integer not null,
  position bigint not null,
  day integer not null,
  certain integer not null,
  uncertain integer not null,
  primary key (series, position, day)
);
comment on table tally is 'What a command at this position changed in the count from this day on; the value at (day, position) is the sum below and to the left.';

create table tally_checkpoint (
  series integer not null,
  position bigint not null,
  days integer[] not null,
  certain integer[] not null,
  uncertain integer[] not null,
  primary key (series, position)
);
comment on table tally_checkpoint is 'Sums of the tally up to a position, per day: an accelerator, never a truth of its own.';
-- A count over a period asks of every uncertain span whether a certain one follows it (dated): answered from the index.
create index span_uncertain on span (series, valid_from, valid_to) include (dated, known_from, known_to) where not certain;
create index span_long on span (series, valid_from, valid_to) include (dated, known_from, known_to) where not certain and valid_to::bigint - valid_from > 400;
