-- Meetings with somebody outside the school. One at a time in a case; times of earlier rounds stay.
create table meeting (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null references school,
  reference text not null,
  -- What it is for, as the model that wants it says.
  kind text not null,
  instance text not null,
  state text not null
    check (state in ('arranging', 'offered', 'fixed', 'held', 'missed', 'called-off')),
  -- What the profile promised whoever comes when it began.
  promised text[] not null,
  begun_at timestamptz not null,
  since timestamptz not null,
  round integer not null check (round >= 0),
  minutes integer not null,
  place text not null,
  agenda text not null,
  school_side text[] not null,
  others text not null,
  asked_at timestamptz,
  answer_by timestamptz,
  starts_at timestamptz,
  fixed_how text not null,
  sequence integer not null check (sequence >= -1),
  invited_for timestamptz,
  -- The time for which it was said that the school is closed, so that it is said once.
  closed_said_of timestamptz,
  missed integer not null check (missed >= 0),
  ended_at timestamptz,
  check ((state in ('held', 'missed', 'called-off')) = (ended_at is not null)),
  check (state <> 'offered' or (asked_at is not null and answer_by is not null)),
  check (state not in ('fixed', 'held') or starts_at is not null)
);
create unique index meeting_open on meeting (case_id) where ended_at is null;
create index meeting_by_case on meeting (case_id, begun_at);
create index meeting_by_school on meeting (school_id) where ended_at is null;

create table meeting_offer (
  meeting_id text not null references meeting,
  school_id text not null references school,
  round integer not null,
  starts_at timestamptz not null,
  primary key (meeting_id, round, starts_at)
);

-- Each time it was to be: held with the notes of both sides, missed, or called off.
create table meeting_sitting (
  id text primary key,
  meeting_id text not null references meeting,
  school_id text not null references school,
  at timestamptz not null,
  by_person text not null,
  what text not null check (what in ('held', 'not-come', 'no-answer', 'called-off')),
  was timestamptz,
  present text not null,
  companion text not null,
  evidence_shown boolean not null,
  why_not_shown text not null,
  school_notes text not null,
  parent_notes text not null,
  outcome text check (outcome in ('settled', 'will-remove', 'refuses', 'complaint', 'no-agreement')),
  remove_by date,
  agreed text not null,
  words text not null,
  check ((what = 'held') = (outcome is not null)),
  check ((outcome = 'will-remove') = (remove_by is not null) or outcome is null)
);
create index meeting_sitting_by_meeting on meeting_sitting (meeting_id, at);

do $$
declare t text;
begin
  foreach t in array array['meeting','meeting_offer','meeting_sitting'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
  end loop;
end $$;

revoke delete, truncate on meeting, meeting_offer, meeting_sitting from ${app};
