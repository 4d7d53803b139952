-- A key for every language of the readers. The table is a projection: what stands in it is made again by the program.
delete from person_index;
drop index person_index_sort_en, person_index_sort_be, person_index_sort_ru;
alter table person_index drop column sort_en, drop column sort_be, drop column sort_ru;
alter table person_index
  add column sort_be text collate "C" not null,
  add column sort_ru text collate "C" not null,
  add column sort_uk text collate "C" not null,
  add column sort_pl text collate "C" not null,
  add column sort_lt text collate "C" not null,
  add column sort_de text collate "C" not null,
  add column sort_en text collate "C" not null;
create index person_index_sort_be on person_index (sort_be, person) where known_to = 9007199254740991;
create index person_index_sort_ru on person_index (sort_ru, person) where known_to = 9007199254740991;
create index person_index_sort_uk on person_index (sort_uk, person) where known_to = 9007199254740991;
create index person_index_sort_pl on person_index (sort_pl, person) where known_to = 9007199254740991;
create index person_index_sort_lt on person_index (sort_lt, person) where known_to = 9007199254740991;
create index person_index_sort_de on person_index (sort_de, person) where known_to = 9007199254740991;
create index person_index_sort_en on person_index (sort_en, person) where known_to = 9007199254740991;
