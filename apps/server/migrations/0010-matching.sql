-- Suspicions, not facts: thrown away and made again by `apora matches find`. Nothing else in the register depends on them.
create table suspected_pair (
  a uuid not null,
  b uuid not null,
  probability real not null check (probability >= 0 and probability <= 1),
  figures integer not null,
  explanation jsonb not null,
  primary key (a, b),
  check (a < b)
);
comment on table suspected_pair is 'Two people of the register who may be one, as the last search found them. Nobody has judged them yet.';
comment on column suspected_pair.figures is 'How many figures count both today, and would count one less if they were one person.';
comment on column suspected_pair.explanation is 'What each comparison adds to the weight, in bits; no value of any record.';

create table pair_search (
  only_row boolean not null default true primary key check (only_row),
  found_at bigint not null,
  recorded_at timestamptz not null,
  report jsonb not null
);
comment on table pair_search is 'What the last search for suspected pairs looked at: position, people, pairs, and by which model.';
