-- Links for people who have no account. Who reads this table can make neither the link nor its code from it.
create table outsider_link (
  id text primary key,
  digest bytea not null unique,
  code_hash text not null,
  case_id text not null references case_file,
  school_id text not null references school,
  purpose text not null,
  about text not null,
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- Wrong codes since the last right one, or since the code was made.
  wrong integer not null default 0 check (wrong >= 0),
  opened_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz
);
create index outsider_link_by_case on outsider_link (case_id, made_at);
alter table outsider_link enable row level security;
create policy by_school on outsider_link
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));

-- Whoever has entered the code, until they have been away for half an hour. Kept by a digest of their cookie.
create table outsider_visit (
  digest bytea primary key,
  link_id text not null references outsider_link on delete cascade,
  last_at timestamptz not null
);
create index outsider_visit_by_link on outsider_visit (link_id);
create index outsider_visit_by_time on outsider_visit (last_at);

-- Codes that were tried, by where from; forgotten after an hour.
create table outsider_try (
  id bigint generated always as identity primary key,
  address text not null,
  at timestamptz not null
);
create index outsider_try_by_address on outsider_try (address, at);
create index outsider_try_by_time on outsider_try (at);

-- What proves somebody is not for the auditor.
revoke all on outsider_link, outsider_visit, outsider_try from ${auditor};
grant select (id, case_id, school_id, purpose, about, made_by, made_at, expires_at, opened_at, used_at, revoked_at)
  on outsider_link to ${auditor};
