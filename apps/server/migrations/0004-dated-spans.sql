-- A count over a period has to know of every uncertain span whether a certain one follows it. Told by the span itself,
-- it is answered from the index alone; looked up per span, it took seconds over a million people.
alter table span add column dated boolean not null default true;
comment on column span.dated is 'Whether the record counts for certain on some day: false for what was only reported or has no last possible day.';
update span u set dated = false
where not certain and not exists (
  select 1 from span c
  where c.person = u.person and c.series = u.series and c.record = u.record and c.certain
    and c.known_from < u.known_to and c.known_to > u.known_from);
alter table span alter column dated drop default;
drop index span_uncertain;
create index span_uncertain on span (series, valid_from, valid_to) include (dated, known_from, known_to) where not certain;
create index span_long on span (series, valid_from, valid_to) include (dated, known_from, known_to) where not certain and valid_to::bigint - valid_from > 400;
