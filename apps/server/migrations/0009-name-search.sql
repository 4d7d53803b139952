-- Finding people by any spelling. An accelerator behind the ledger: a job follows the head; what is not yet in it is read from the claims.
create table name_search (
  person uuid primary key,
  names text[] not null,
  keys integer[] not null
);
comment on table name_search is 'The names of each person and the numbers they are found by, as of name_search_head.';
create index name_search_keys on name_search using gin (keys);

create table name_search_head (
  only_row boolean primary key default true check (only_row),
  position bigint not null,
  key_version integer not null
);
insert into name_search_head (position, key_version) values (0, 0);

-- With a limit the planner would rather read the whole table than the index: it cannot know how few share a number.
create function people_by_name_keys(asked integer[], most integer) returns table (person uuid, names text[])
  language sql stable set enable_seqscan = off
  as 'select person, names from name_search where keys && asked limit most';
