-- The records behind a number are listed in the order of their ids, so that the first hundred are read without the others; whether
-- somebody is counted in a line is looked up there too.
create index span_record on span (series, record);
-- Who still counts on a day, among the many of a line who once did.
create index span_end on span (series, valid_to) where certain;
-- Days alone, and people alone, make small indexes: many spans begin on one day, and a person has many.
drop index span_series;
create index span_series on span (series, valid_from);
drop index span_person;
create index span_person on span (person);
-- Events only reported are counted one by one, dated ones are in the sums: each are read without the others.
drop index span_uncertain;
create index span_uncertain on span (series, dated, valid_from, valid_to) include (known_from, known_to) where not certain;
drop index span_long;
create index span_long on span (series, dated, valid_from, valid_to) include (known_from, known_to)
  where not certain and valid_to::bigint - valid_from > 400;
