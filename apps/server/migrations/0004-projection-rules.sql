-- By which rules the projections were made: a program that knows other rules makes them again before it answers.
create table projection_rules (
  only_row boolean primary key default true check (only_row),
  fingerprint text not null
);
comment on table projection_rules is 'Definitions and tables the projections were last made with.';
