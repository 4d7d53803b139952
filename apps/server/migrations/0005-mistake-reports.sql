-- What readers say is wrong. Sealed before it is stored; nothing here says who sent it, from where, or when to better than a day.
create table mistake_report (
  id uuid primary key,
  received_on date not null,
  page text not null,
  sealed bytea not null,
  constraint one_size check (length(sealed) between 4096 and 16384)
);
comment on table mistake_report is 'Reports of mistakes: ciphertext for the recipients the operator named. A row is deleted when somebody has dealt with it.';
