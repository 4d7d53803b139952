-- What a command changes in a line of a figure is one row with the days in it, where each day had a row of its own: a command
-- that records a thousand people steps on some twenty thousand days. The table is a projection: the program makes it again.
drop table tally;
create table tally (
  series integer not null,
  position bigint not null,
  days integer[] not null,
  certain integer[] not null,
  uncertain integer[] not null,
  primary key (series, position)
);
comment on table tally is 'What a command at this position changed in the count, as running sums from each of the days on; the value at (day, position) adds up, over the rows up to the position, the last sum up to the day.';
