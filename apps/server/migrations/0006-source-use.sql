-- Projection: how many public claims of each command rest on each source. Sums over it answer what would need a scan of all claims.
create table source_use (
  source bigint not null,
  position bigint not null,
  claims integer not null,
  fresh boolean not null,
  primary key (source, position)
);
comment on column source_use.position is 'The last position of the command.';
comment on column source_use.fresh is 'No public claim of an earlier command rests on this source.';
create index source_use_fresh on source_use (position desc, source desc) where fresh;

insert into source_use (source, position, claims, fresh)
select source, position, claims, row_number() over (partition by source order by position) = 1
from (select used.source, e.last_position as position, count(*)::integer as claims
      from claim c join audit_event e on e.seq = c.event_seq cross join lateral unnest(c.sources) as used(source)
      where c.audience = 'public' group by 1, 2) uses;
