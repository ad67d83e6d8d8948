-- Who has read and learnt what.

-- An edition of a policy that everybody concerned at a school is asked to read, until another takes its place.
create table reading_round (
  id text primary key,
  school_id text not null references school,
  policy_id text not null,
  edition text not null,
  asked_at timestamptz not null,
  asked_by text not null,
  -- When it was last looked through for who is owed it; null until the first time.
  looked_at timestamptz,
  replaced_at timestamptz
);
create unique index reading_round_running on reading_round (school_id, policy_id) where replaced_at is null;
create index reading_round_by_edition on reading_round (edition);

-- That one person is to read an edition on behalf of one school, and that they did. Somebody who belongs to
-- several schools under a policy has one task and a row at each school; they share the reference of its case.
create table reading (
  id text primary key,
  round_id text not null references reading_round,
  school_id text not null references school,
  policy_id text not null,
  edition text not null,
  person_id text not null,
  reason text not null check (reason in ('joining', 'new-version', 'yearly')),
  reference text not null,
  -- The school at which the task stands.
  task_school text not null,
  asked_at timestamptz not null,
  acknowledged_at timestamptz,
  -- What they confirmed, in the words that they saw.
  confirmed text,
  ended_at timestamptz,
  ended_why text check (ended_why in ('left', 'replaced')),
  check ((acknowledged_at is null) = (confirmed is null)),
  check ((ended_at is null) = (ended_why is null)),
  check (acknowledged_at is null or ended_at is null)
);
create unique index reading_open on reading (school_id, edition, person_id)
  where acknowledged_at is null and ended_at is null;
create index reading_by_person on reading (person_id, edition);
create index reading_by_reference on reading (reference);
create index reading_by_round on reading (round_id);

-- What somebody asked while they read, for whoever answers for the policy.
create table reading_question (
  id text primary key,
  school_id text not null references school,
  edition text not null,
  person_id text not null,
  at timestamptz not null,
  words text not null
);
create index reading_question_by_school on reading_question (school_id, edition, at);

-- What a school wants its people to have learnt, beside the policy itself.
create table training_course (
  id text primary key,
  school_id text not null references school,
  name text not null,
  about text not null,
  -- How many months it holds once done; null if it never lapses.
  months integer check (months between 1 and 120),
  -- The roles that must have it.
  roles text[] not null,
  retired_at timestamptz
);
create unique index training_course_in_use on training_course (school_id, lower(name)) where retired_at is null;

-- That somebody has done a course. The course is one of the table above, or "policy".
create table training_done (
  id text primary key,
  school_id text not null references school,
  person_id text not null,
  course text not null,
  done_on date not null,
  source text not null check (source in ('typed', 'import')),
  recorded_by text not null,
  recorded_at timestamptz not null,
  unique (school_id, person_id, course, done_on)
);

do $$
declare t text;
begin
  foreach t in array array['reading_round','reading','reading_question','training_course','training_done'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
  end loop;
end $$;

-- A roll asks for the open task of each of its readings.
create index work_item_by_reference on work_item (reference);

-- What somebody confirmed, asked and did stays; the same for a question.
revoke delete, truncate on reading, reading_question, reading_round, training_done from ${app};
revoke update on reading_question, training_done from ${app};
