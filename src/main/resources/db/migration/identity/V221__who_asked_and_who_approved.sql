-- A new person, a further role, or a fresh start for somebody who has lost what they sign in with: one asks,
-- another approves (AU-5).

create table account_request (
  id text primary key,
  school_id text not null references school,
  kind text not null check (kind in ('person', 'role', 'reset')),
  -- Whom it concerns; empty for a new person until it is approved.
  person_id text references person,
  given_name text,
  surname text,
  user_name text check (user_name = lower(user_name)),
  email text,
  roles text[] not null,
  until_day date,
  asked_by text not null references person,
  asked_at timestamptz not null,
  state text not null check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  decided_by text references person,
  decided_at timestamptz,
  reason text,
  -- Approved by whoever asked, since there was nobody else yet.
  alone boolean not null default false,
  check ((state = 'waiting') = (decided_at is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (state <> 'approved' or alone or decided_by <> asked_by),
  -- Nobody asks for themselves or approves themselves.
  check (person_id <> asked_by),
  check (state <> 'approved' or person_id <> decided_by),
  check ((kind = 'person') = (user_name is not null)),
  check (kind = 'person' or person_id is not null)
);
create index account_request_waiting on account_request (school_id, asked_at) where state = 'waiting';
create index account_request_by_person on account_request (person_id);
alter table account_request enable row level security;
create policy by_school on account_request
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));

-- Who could approve this at a school on a day: an administrator, the head or the director of business services;
-- for a fresh start an administrator. Only who can sign in, and neither who asked nor whom it concerns.
create function account_approvers(school text, kind text, asker text, concerned text, day date)
  returns setof text
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp
  as $$
    select distinct h.person_id from holdings_at($1, null, $5) h join person p on p.id = h.person_id
    where p.enabled and p.activated_at is not null
      and h.role = any (case when $2 = 'reset' then array['administrator']
        else array['administrator', 'headteacher', 'business-director'] end)
      and h.person_id <> $3 and ($4 is null or h.person_id <> $4)
  $$;
revoke all on function account_approvers(text, text, text, text, date) from public;
grant execute on function account_approvers(text, text, text, text, date) to ${app};

-- "Alone" is a matter of fact, not of saying so; and what was decided stays decided.
create function account_request_is_honest() returns trigger
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp
  as $$
  begin
    if tg_op = 'UPDATE' and old.state <> 'waiting' then
      raise exception 'A decided request is not decided again' using errcode = 'check_violation';
    end if;
    if tg_op = 'UPDATE' and (new.asked_by <> old.asked_by or new.school_id <> old.school_id
        or new.kind <> old.kind or new.roles <> old.roles) then
      raise exception 'A request is not changed' using errcode = 'check_violation';
    end if;
    if new.state = 'approved' and new.decided_by = new.asked_by and exists (
        select 1 from account_approvers(new.school_id, new.kind, new.asked_by, new.person_id,
          (new.decided_at at time zone 'Europe/London')::date)) then
      raise exception 'Somebody else must approve' using errcode = 'check_violation';
    end if;
    return new;
  end
  $$;
create trigger account_request_is_honest before insert or update on account_request
  for each row execute function account_request_is_honest();
