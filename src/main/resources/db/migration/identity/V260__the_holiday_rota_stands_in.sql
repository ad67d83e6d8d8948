-- Whoever is on the holiday rota stands in for the role while the holidays last: one table, one answer to
-- "who acts for this role today".

alter table stand_in add column for_holidays boolean not null default false;
-- Who entered an older rota is in the history only.
alter table stand_in alter column arranged_by drop not null;
alter table stand_in add check (arranged_by is not null or for_holidays);
-- Whoever holds a role may put themselves on its rota; what they enter for themselves gives them nothing (below).
alter table stand_in drop constraint stand_in_check1;
alter table stand_in add constraint stand_in_for_nobody_themselves check (arranged_by <> person_id or for_holidays);

insert into stand_in (id, school_id, role, person_id, from_day, until_day, arranged_at, for_holidays)
  select id, school_id, role, person_id, first_day, last_day, now(), true from holiday_rota where role <> 'staff';
drop table holiday_rota;

-- Whether somebody stands in on a day. The rota never acts on a weekday in term, wherever a change of terms has left it.
create function stands_in(it stand_in, day date) returns boolean
  language sql stable
  as $$
    select it.ended_at is null and it.from_day <= day and it.until_day >= day
      and it.arranged_by is distinct from it.person_id
      and (not it.for_holidays or extract(isodow from day) > 5 or not exists (select 1 from school_term t
        where t.school_id = it.school_id and day between t.first_day and t.last_day
          and not coalesce(day between t.half_first and t.half_last, false)))
  $$;
revoke all on function stands_in(stand_in, date) from public;
grant execute on function stands_in(stand_in, date) to ${app};

create or replace function holdings_of(person text, day date) returns setof role_holding
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp
  as $$
    select h.* from role_holding h
    where h.person_id = $1 and h.from_day <= $2 and (h.until_day is null or h.until_day >= $2)
      and not exists (select 1 from person p where p.id = $1 and p.last_day < $2)
    union all
    select s.person_id, s.school_id, s.role, s.from_day, s.until_day, null::timestamptz from stand_in s
    where s.person_id = $1 and s.ended_at is null and stands_in(s, $2)
      and not exists (select 1 from person p where p.id = $1 and p.last_day < $2)
      and not exists (select 1 from role_holding h where h.person_id = s.person_id
        and h.school_id = s.school_id and h.role = s.role and h.from_day <= $2
        and (h.until_day is null or h.until_day >= $2))
  $$;

create or replace function holdings_at(school text, wanted text, day date) returns setof role_holding
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp
  as $$
    select h.* from role_holding h
    where h.school_id = $1 and ($2 is null or h.role = $2)
      and h.from_day <= $3 and (h.until_day is null or h.until_day >= $3)
      and not exists (select 1 from person p where p.id = h.person_id and p.last_day < $3)
    union all
    select s.person_id, s.school_id, s.role, s.from_day, s.until_day, null::timestamptz from stand_in s
    where s.school_id = $1 and ($2 is null or s.role = $2) and s.ended_at is null and stands_in(s, $3)
      and not exists (select 1 from person p where p.id = s.person_id and p.last_day < $3)
      and not exists (select 1 from role_holding h where h.person_id = s.person_id
        and h.school_id = s.school_id and h.role = s.role and h.from_day <= $3
        and (h.until_day is null or h.until_day >= $3))
  $$;
