-- Schools are data. People have one record however many schools they serve; their roles are bound to a school.

create table school (
  id text primary key,
  name text not null,
  policy_id text not null,
  drawn_from text not null,
  federation text
);

create table person (
  id text primary key,
  name text not null,
  given_name text not null,
  surname text not null,
  also_known_as text[] not null,
  handles text[] not null,
  email text,
  password_hash text,
  totp_secret text,
  enabled boolean not null
);

create table person_user_name (
  user_name text primary key,
  person_id text not null references person
);

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
-- A person's own roles are read before anybody knows which schools are theirs.
create policy by_school on role_holding using (true) with check (chalkline_sees(school_id));

-- Guesses at passwords, by the name tried and where from.
create table sign_in_guess (
  user_name text not null,
  address text not null,
  failures integer not null,
  last_at timestamptz not null,
  primary key (user_name, address)
);

-- From where a person has signed in before: the right password from there always passes.
create table sign_in_known (
  user_name text not null,
  address text not null,
  primary key (user_name, address)
);
