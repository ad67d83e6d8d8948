-- Who stands in for a role, from a day to a last day, both included; and the last day of a leaver.

alter table person add column last_day date;
alter table person add column left_at timestamptz;
-- Since when they have something of their own to sign in with; empty while they are invited only.
alter table person add column activated_at timestamptz;
update person set activated_at = now() where password_hash is not null;
create index person_leaving on person (last_day) where left_at is null;

-- When Chalkline noted that a holding was over and moved the work that hung on it.
alter table role_holding add column over_at timestamptz;
update role_holding set over_at = now() where until_day < current_date;
create index role_holding_ending on role_holding (until_day) where over_at is null;

create table stand_in (
  id text primary key,
  school_id text not null references school,
  role text not null,
  person_id text not null references person,
  from_day date not null,
  until_day date not null,
  arranged_by text not null references person,
  arranged_at timestamptz not null,
  ended_by text references person,
  ended_at timestamptz,
  begun_at timestamptz,
  over_at timestamptz,
  check (until_day >= from_day),
  -- Nobody gives themselves a role, not for a day.
  check (arranged_by <> person_id),
  check ((ended_by is null) = (ended_at is null))
);
create index stand_in_by_school on stand_in (school_id, role) where ended_at is null;
create index stand_in_by_person on stand_in (person_id) where ended_at is null;
create index stand_in_turning on stand_in (until_day) where over_at is null;
alter table stand_in enable row level security;
create policy by_school on stand_in
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));

-- Whoever stands in holds the role like anybody else while it lasts; a leaver holds none after their last day.
create or replace function holdings_of(person text, day date) returns setof role_holding
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp
  as $$
    select h.* from role_holding h
    where h.person_id = $1 and h.from_day <= $2 and (h.until_day is null or h.until_day >= $2)
      and not exists (select 1 from person p where p.id = $1 and p.last_day < $2)
    union all
    select s.person_id, s.school_id, s.role, s.from_day, s.until_day, null::timestamptz from stand_in s
    where s.person_id = $1 and s.ended_at is null and s.from_day <= $2 and s.until_day >= $2
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
    where s.school_id = $1 and ($2 is null or s.role = $2) and s.ended_at is null
      and s.from_day <= $3 and s.until_day >= $3
      and not exists (select 1 from person p where p.id = s.person_id and p.last_day < $3)
      and not exists (select 1 from role_holding h where h.person_id = s.person_id
        and h.school_id = s.school_id and h.role = s.role and h.from_day <= $3
        and (h.until_day is null or h.until_day >= $3))
  $$;
