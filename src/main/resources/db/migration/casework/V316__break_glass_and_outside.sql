-- A grant rests while nobody inside is left who may be in charge of the case: it is then with a body outside.
alter table case_grant add column rests boolean not null default false;

-- Who opened a case that they could not otherwise see, why, who was told, and what a review found.
create table break_glass (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  person_id text not null,
  reason text not null,
  told text[] not null check (cardinality(told) >= 2),
  opened_at timestamptz not null,
  until timestamptz not null check (until <= opened_at + interval '24 hours'),
  ended_at timestamptz,
  reviewed_by text check (reviewed_by <> person_id),
  reviewed_at timestamptz,
  was_right boolean,
  words text
);
create index break_glass_by_case on break_glass (case_id, opened_at);
alter table break_glass enable row level security;
create policy by_school on break_glass using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));
revoke delete, truncate on break_glass from ${app};
