-- That a school asks whoever owes a training, from when and until when.
create table training_asking (
  id text primary key,
  school_id text not null references school,
  begun_at timestamptz not null,
  begun_by text not null,
  stopped_at timestamptz
);
create unique index training_asking_running on training_asking (school_id) where stopped_at is null;

-- That one person owes one training, with the case in which they, or a role for them, are asked.
create table training_owed (
  id text primary key,
  asking_id text not null references training_asking,
  school_id text not null references school,
  person_id text not null,
  -- One of training_course, or "policy".
  course text not null,
  reason text not null check (reason in ('missing', 'lapsed')),
  -- Whose task it is: "person" for whoever owes it, or a role.
  asked text not null,
  reference text not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('done', 'not-owed', 'stopped')),
  check ((ended_at is null) = (ended_why is null))
);
create unique index training_owed_open on training_owed (school_id, person_id, course) where ended_at is null;
create unique index training_owed_by_reference on training_owed (reference);
create index training_owed_by_asking on training_owed (asking_id);

-- Whoever owes it may say themselves that they did it.
alter table training_done drop constraint training_done_source_check;
alter table training_done add constraint training_done_source_check
  check (source in ('typed', 'import', 'own'));

do $$
declare t text;
begin
  foreach t in array array['training_asking','training_owed'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
  end loop;
end $$;

revoke delete, truncate on training_asking, training_owed from ${app};
