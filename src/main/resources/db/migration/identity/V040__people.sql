-- Schools are data. People have one record however many schools they serve; their roles are bound to a school.

create table school (
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  policy_id text not null,
  drawn_from text not null,
  federation text
);
create index school_by_federation on school (federation);

create table person (
  id text primary key,
  user_name text not null unique check (user_name = lower(user_name)),
  name text not null,
  given_name text not null,
  surname text not null,
  also_known_as text[] not null,
  handles text[] not null,
  email text,
  password_hash text,
  enabled boolean not null,
  -- One more ends every session that was begun before.
  session_version bigint not null default 1
);

-- Every name under which somebody signs in, the first one included.
create table person_user_name (
  user_name text primary key check (user_name = lower(user_name)),
  person_id text not null references person
);
create index person_user_name_by_person on person_user_name (person_id);

-- From a day to a last day, both included.
create table role_holding (
  person_id text not null references person,
  school_id text not null references school,
  role text not null,
  from_day date not null,
  until_day date,
  primary key (person_id, school_id, role, from_day)
);
create index role_holding_by_school on role_holding (school_id, role);
alter table role_holding enable row level security;
create policy by_school on role_holding
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));

-- Which roles somebody holds is asked before anybody knows which schools are theirs, and who could be
-- meant by a report is asked across a federation: two narrow questions that look past the policy above.
create function holdings_of(person text, day date) returns setof role_holding
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp
  as $$
    select * from role_holding
    where person_id = person and from_day <= day and (until_day is null or until_day >= day)
  $$;

-- The holders of one role at a school, or of any where no role is named.
create function holdings_at(school text, wanted text, day date) returns setof role_holding
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp
  as $$
    select * from role_holding
    where school_id = school and (wanted is null or role = wanted)
      and from_day <= day and (until_day is null or until_day >= day)
  $$;

revoke all on function holdings_of(text, date), holdings_at(text, text, date) from public;
grant execute on function holdings_of(text, date), holdings_at(text, text, date) to ${app};

-- The second factor: its secret under the installation's key, and the last time step that was used.
create table second_factor (
  person_id text primary key references person,
  secret bytea not null,
  enrolled_at timestamptz not null,
  last_step bigint not null
);

-- A link that works once. Who reads this table cannot make the link from it.
create table one_time_link (
  digest bytea primary key,
  kind text not null check (kind in ('FIRST_ADMINISTRATOR', 'INVITATION')),
  person_id text references person,
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((person_id is null) = (kind = 'FIRST_ADMINISTRATOR'))
);
create index one_time_link_by_person on one_time_link (person_id);

-- Guesses at passwords and codes, by a digest of the name tried and where from: what people type into
-- the field of the user name may be their password.
create table sign_in_guess (
  id bigint generated always as identity primary key,
  name_digest bytea not null,
  address text not null,
  at timestamptz not null
);
create index sign_in_guess_by_name on sign_in_guess (name_digest, at);
create index sign_in_guess_by_time on sign_in_guess (at);

-- From where a person has signed in before: the right password from there always passes.
create table sign_in_known (
  person_id text not null references person,
  address text not null,
  last_at timestamptz not null,
  primary key (person_id, address)
);

-- What proves somebody is not for the auditor.
revoke all on second_factor, one_time_link, sign_in_guess, sign_in_known from ${auditor};
revoke all on person from ${auditor};
grant select (id, user_name, name, given_name, surname, enabled) on person to ${auditor};
