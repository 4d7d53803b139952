-- A reason alone can be erased, and what the claim says then stays (ADR 22).
create or replace function allow_erasure() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.reason is null and new.value in (old.value, 'null')
    and to_jsonb(new) - array['value', 'reason'] = to_jsonb(old) - array['value', 'reason']
    and exists (
      select from claim e
      where e.owner = old.owner and e.property = 'judgement.erased' and (e.value ->> 'position')::bigint = old.position
        and (e.value ->> 'part' = 'value' or new.value = old.value))
  then return new; end if;
  raise exception '%', tg_argv[0] using errcode = 'restrict_violation';
end $$;

-- The code of a person's file is often made of the name, or is the key of the list the name came from.
create function allow_code_erasure() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.code is null and to_jsonb(new) - 'code' = to_jsonb(old) - 'code' and exists (
    select from claim e where e.owner = old.id and e.property = 'judgement.erased' and e.value ->> 'part' = 'value')
  then return new; end if;
  raise exception '%', tg_argv[0] using errcode = 'restrict_violation';
end $$;

drop trigger entity_root_is_kept on entity_root;
create trigger entity_root_is_kept before update or delete on entity_root
  for each row execute function allow_code_erasure('an entity is never removed: withdraw its claims, or judge it the same as another');
