-- Audits of published figures, and openings of closed entries sealed for a key that is not on this machine (ADR 17).
create table statement_audit (
  statement text not null references statement (id),
  number integer not null,
  idx bigint not null unique,
  auditor text not null,
  note text not null,
  noted_at timestamptz not null,
  primary key (statement, number)
);
comment on table statement_audit is 'What auditors signed about a statement. In the log too: it can neither be taken back nor left out.';
comment on column statement_audit.auditor is 'The public key that signed it, as a C2SP verifier key.';
create trigger statement_audit_is_kept before update or delete on statement_audit
  for each row execute function refuse_change('an audit is never changed: the auditor signs another one');

alter table statement_proof add column closed bytea;
alter table statement_proof add column audits integer not null default 0;
comment on column statement_proof.openings is 'The open entries, as a proof file without log proofs. Statements from before closed entries were sealed hold all of theirs.';
comment on column statement_proof.closed is 'Openings of closed entries and whose they are, sealed (age) for those who hold the key. Nothing here can open them.';
comment on column statement_proof.audits is 'How many audits the published proof file holds.';
comment on table statement_entry is 'Which line of the roll is whose, for open entries; those of closed ones are sealed with their openings.';
