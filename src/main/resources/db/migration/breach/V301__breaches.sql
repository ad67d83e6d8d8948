-- Alleged breaches of the policy: what is alleged of whom, how far the enquiry is, what was decided.
create table breach (
  case_id text primary key references case_file,
  school_id text not null,
  -- The other school that it touches, where it is a joint case.
  other_school text,
  -- Who reported it directly; null where another case handed over.
  reported_by text,
  name_withheld boolean not null default false,
  withdrawn_at timestamptz,
  said text not null,
  platform text not null,
  place text not null,
  link text,
  posted_at timestamptz,
  seen_at timestamptz not null,
  -- Whom it is about: as reported, then as found; their real role.
  accused text not null,
  accused_id text,
  role text not null,
  left_at timestamptz,
  about_child boolean not null default false,
  child_harmed boolean not null default false,
  data_broken boolean not null default false,
  illegal boolean not null default false,
  sexual_approach boolean not null default false,
  entered_at timestamptz not null,
  -- Whether it stands in the register of breaches.
  listed boolean not null,
  assessment text not null default '',
  assessed_at timestamptz,
  reason text not null default '',
  scope text not null default '',
  -- Nothing is asked of anybody until the designated officer has advised.
  authority_first boolean not null default false,
  authority_heard_at timestamptz,
  police_told_at timestamptz,
  data_told_at timestamptz,
  investigator text,
  plan text not null default '',
  hear text not null default '',
  kept text not null default '',
  planned_at timestamptz,
  paused_at timestamptz,
  paused_why text not null default '',
  paused_seconds bigint not null default 0,
  found_at timestamptz,
  outcomes text[] not null default '{}',
  decided_at timestamptz,
  procedure_opened boolean not null default false,
  procedure_certain boolean not null default false,
  procedure_outcome text not null default '',
  appeal_until timestamptz,
  appeal_words text not null default '',
  appeal_result text not null default ''
);
create index breach_by_school on breach (school_id, entered_at);
create index breach_by_accused on breach (accused_id);

create table breach_allegation (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  position int not null,
  -- The clause of the catalogue, and what kind of breach it calls it.
  clause text not null,
  words text not null,
  finding text not null default '',
  found_at timestamptz
);
create index breach_allegation_by_case on breach_allegation (case_id, position);

-- What people said, each confirmed by whoever said it; and the notes of meetings.
create table breach_statement (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  kind text not null check (kind in ('statement', 'notes')),
  person_id text,
  name text not null,
  words text not null,
  taken_by text not null,
  taken_at timestamptz not null,
  -- waits, confirmed or corrected.
  state text not null check (state in ('waits', 'confirmed', 'corrected')),
  correction text not null default '',
  answered_at timestamptz
);
create index breach_statement_by_case on breach_statement (case_id, taken_at);
create index breach_statement_by_person on breach_statement (person_id);

-- Low-level concerns, kept with the person they are about.
create table low_level_concern (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  person_id text,
  name text not null,
  words text not null,
  at timestamptz not null,
  seen_by text,
  seen_at timestamptz
);
create index low_level_concern_by_school on low_level_concern (school_id, at);
create index low_level_concern_by_person on low_level_concern (person_id);

do $$
declare t text;
begin
  foreach t in array array['breach', 'breach_allegation', 'breach_statement', 'low_level_concern'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
    execute format('revoke truncate, delete on %I from ${app}', t);
  end loop;
end $$;
