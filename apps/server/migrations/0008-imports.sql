-- What was imported, as one unit: which positions of the ledger it added, by which mapping. The file itself is not kept.

create table import (
  id uuid primary key,
  recorded_at timestamptz not null,
  actor text not null,
  format text not null,
  digest text not null,
  mapping jsonb,
  rows bigint not null,
  files bigint not null,
  claims bigint not null,
  first_position bigint not null,
  last_position bigint not null,
  check (last_position >= first_position - 1)
);
comment on table import is 'One row per import that was committed: all its claims lie between two positions. Never the name of the file.';
comment on column import.digest is 'SHA-256 of the file, so that the same file is known again.';
comment on column import.mapping is 'How its columns were read, with every decision a person made; null for formats that need none.';

create table import_undo (
  import uuid primary key references import (id),
  recorded_at timestamptz not null,
  actor text not null,
  first_position bigint not null,
  last_position bigint not null
);
comment on table import_undo is 'An import whose claims were all withdrawn by judgements between two positions.';

create trigger import_is_kept before update or delete on import
  for each row execute function refuse_change('an import is never edited or removed: undo it');
create trigger import_is_never_truncated before truncate on import
  for each statement execute function refuse_change('the imports are never emptied');
create trigger import_undo_is_kept before update or delete on import_undo
  for each row execute function refuse_change('the undoing of an import is never edited or removed: import the file again');
create trigger import_undo_is_never_truncated before truncate on import_undo
  for each statement execute function refuse_change('the undoing of imports is never forgotten');
