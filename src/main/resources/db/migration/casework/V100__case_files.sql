-- The case file, who may see it, and the work list.

create table case_file (
  id text primary key,
  reference text not null unique,
  school_id text not null,
  kind text not null,
  title text not null,
  state text not null,
  severity text not null,
  child_touched boolean not null,
  opened_at timestamptz not null,
  opened_by text not null,
  policy_edition text not null,
  breach_edition text not null,
  closed_at timestamptz,
  outcome text,
  lesson text,
  joined_to text references case_file,
  version integer not null
);
create index case_file_by_school on case_file (school_id, opened_at desc, id);

-- Known outsiders: one record for each school.
create table outsider (
  id text primary key,
  school_id text not null,
  name text not null,
  kind text not null,
  handles text[] not null,
  confirmed_by text not null,
  confirmed_at timestamptz not null
);
create index outsider_by_school on outsider (school_id, lower(name));

create table case_party (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  part text not null,
  kind text not null,
  words text not null,
  person_id text,
  outsider_id text references outsider,
  confirmed_by text,
  confirmed_at timestamptz
);
create index case_party_by_case on case_party (case_id);
create index case_party_by_outsider on case_party (outsider_id);
create index case_party_by_person on case_party (person_id);

-- The visibility table: who may see a case, unless walled off.
create table case_grant (
  case_id text not null references case_file,
  school_id text not null,
  grantee text not null,
  since timestamptz not null,
  why text not null,
  primary key (grantee, case_id)
);
create index case_grant_by_case on case_grant (case_id);

-- A wall is stronger than any role. An ended wall stays on record.
create table case_wall (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  person_id text not null,
  why text not null,
  since timestamptz not null,
  until timestamptz
);
create unique index case_wall_standing on case_wall (person_id, case_id) where until is null;
create index case_wall_by_case on case_wall (case_id) where until is null;

create table case_note (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  at timestamptz not null,
  by_person text not null,
  kind text not null,
  words text not null,
  body text,
  body_reference text,
  corrects text references case_note,
  reason text
);
create index case_note_by_case on case_note (case_id, at);

create table case_link (
  case_id text not null references case_file,
  other_case_id text not null references case_file,
  school_id text not null,
  why text not null,
  at timestamptz not null,
  by_person text not null,
  primary key (case_id, other_case_id)
);

-- What was written to a person about a case they cannot otherwise see.
create table case_word (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  person_id text not null,
  at timestamptz not null,
  words text not null
);
create index case_word_by_person on case_word (person_id, case_id);

-- Every step that waited or waits for a person: whom the model names, who has it, until when and why then.
create table assignment (
  task_id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  process text not null,
  step text not null,
  name text not null,
  form text not null,
  clauses text[] not null,
  owner text not null,
  urgent boolean not null,
  level integer not null,
  holder text,
  handed_to text,
  due_limit text not null,
  due_at timestamptz not null,
  halfway_at timestamptz not null,
  passes_at timestamptz not null,
  reasoning jsonb not null,
  opened_at timestamptz not null,
  chase text,
  closed_at timestamptz,
  closed_by text,
  ending text,
  answers jsonb
);
create index assignment_by_case on assignment (case_id, opened_at);

-- The read model of open work: written in the engine's transaction, rebuilt from the engine and the tables above.
create table work_item (
  task_id text primary key,
  case_id text not null,
  school_id text not null,
  reference text not null,
  title text not null,
  process text not null,
  step text not null,
  name text not null,
  severity text not null,
  severity_rank integer not null,
  due_at timestamptz not null,
  opened_at timestamptz not null,
  holder text,
  outside boolean not null
);
create index work_item_by_case on work_item (case_id);

-- Whom each open step is offered to. The order serves the task list in one index walk for each grantee;
-- position is 0 for the first offer of a step, so that steps offered twice can be counted once.
create table work_offer (
  task_id text not null references work_item on delete cascade,
  case_id text not null,
  school_id text not null,
  grantee text not null,
  position integer not null,
  due_at timestamptz not null,
  severity_rank integer not null,
  primary key (grantee, due_at, task_id)
);
create index work_offer_by_task on work_offer (task_id);
create index work_offer_by_case on work_offer (case_id, grantee);
create index work_offer_by_severity on work_offer (grantee, severity_rank desc, due_at, task_id);
create index work_offer_second on work_offer (grantee, task_id) where position > 0;

-- How many steps are offered to each grantee: changes are appended, so that writers never wait for each
-- other, and folded together from time to time.
create table work_tally (
  grantee text not null,
  school_id text not null,
  n integer not null
);
create index work_tally_by_grantee on work_tally (grantee) include (n);

create function work_tally_added() returns trigger language plpgsql as $$
begin
  insert into work_tally (grantee, school_id, n)
    select grantee, school_id, count(*) from added group by grantee, school_id;
  return null;
end $$;

create function work_tally_removed() returns trigger language plpgsql as $$
begin
  insert into work_tally (grantee, school_id, n)
    select grantee, school_id, -count(*) from removed group by grantee, school_id;
  return null;
end $$;

create trigger work_offer_added after insert on work_offer
  referencing new table as added for each statement execute function work_tally_added();
create trigger work_offer_removed after delete on work_offer
  referencing old table as removed for each statement execute function work_tally_removed();

-- The way each case came through the models.
create table process_trail (
  id bigint generated always as identity primary key,
  case_id text not null,
  school_id text not null,
  instance text not null,
  process text not null,
  edition integer not null,
  element text not null,
  what text not null,
  at timestamptz not null
);
create index process_trail_by_case on process_trail (case_id, id);

do $$
declare t text;
begin
  foreach t in array array['case_file','outsider','case_party','case_grant','case_wall','case_note','case_link',
      'case_word','assignment','work_item','work_offer','work_tally','process_trail'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
  end loop;
end $$;

-- The way a case came is history: added to, never changed.
revoke update, delete, truncate on process_trail from ${app};
