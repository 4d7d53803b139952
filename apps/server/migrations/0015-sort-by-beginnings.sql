-- Lists are read in the order of the first letters of their keys, and sorted to the end as they are read: seven indexes of whole keys were a
-- tenth of what recording a person costs, and beginnings that many share are kept in a fraction of the space.
drop index person_index_sort_be, person_index_sort_ru, person_index_sort_uk, person_index_sort_pl, person_index_sort_lt, person_index_sort_de,
  person_index_sort_en;
create index person_index_sort_be on person_index (left(sort_be, 16)) where known_to = 9007199254740991;
create index person_index_sort_ru on person_index (left(sort_ru, 16)) where known_to = 9007199254740991;
create index person_index_sort_uk on person_index (left(sort_uk, 16)) where known_to = 9007199254740991;
create index person_index_sort_pl on person_index (left(sort_pl, 16)) where known_to = 9007199254740991;
create index person_index_sort_lt on person_index (left(sort_lt, 16)) where known_to = 9007199254740991;
create index person_index_sort_de on person_index (left(sort_de, 16)) where known_to = 9007199254740991;
create index person_index_sort_en on person_index (left(sort_en, 16)) where known_to = 9007199254740991;
