-- Erasure (ADR 22). What a claim says, and why it was said, can be destroyed where a judgement in the ledger says so; nothing else of a
-- claim ever changes. Its position stays, and the salt of its leaf goes with it.
create function allow_erasure() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.value = 'null' and new.reason is null
    and to_jsonb(new) - array['value', 'reason'] = to_jsonb(old) - array['value', 'reason']
    and exists (
      select from claim e
      where e.owner = old.owner and e.property = 'judgement.erased' and (e.value ->> 'position')::bigint = old.position)
  then return new; end if;
  raise exception '%', tg_argv[0] using errcode = 'restrict_violation';
end $$;

drop trigger claim_is_kept on claim;
create trigger claim_is_kept before update or delete on claim
  for each row execute function allow_erasure('a claim is never edited or removed: add a newer one, or withdraw this one');
