-- What bodies outside the school were told, and what they answered.
create table outside_contact (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null references school,
  reference text not null,
  body_kind text not null
    check (body_kind in ('police', 'solicitor', 'local-authority', 'platform', 'other')),
  -- The process that follows it up; empty where none does.
  instance text not null,
  state text not null
    check (state in ('to-make', 'waiting', 'answered', 'made', 'not-made', 'given-up')),
  body text not null,
  person text not null,
  body_reference text not null,
  begun_at timestamptz not null,
  last_contact timestamptz,
  next_chase timestamptz,
  -- Whether a person chose the day on which they are asked again.
  chase_chosen boolean not null,
  tries integer not null check (tries >= 0),
  check ((state = 'waiting') = (next_chase is not null))
);
create index outside_contact_by_case on outside_contact (case_id, begun_at);
create index outside_contact_waiting on outside_contact (school_id) where state = 'waiting';

create table outside_contact_entry (
  id text primary key,
  contact_id text not null references outside_contact,
  school_id text not null references school,
  at timestamptz not null,
  by_person text not null,
  what text not null check (what in ('made', 'asked-again', 'answered', 'not-made', 'given-up')),
  happened_at timestamptz not null,
  how text not null,
  person text not null,
  body_reference text not null,
  words text not null,
  documents text[] not null,
  other_documents text not null
);
create index outside_contact_entry_by_contact on outside_contact_entry (contact_id, at);

do $$
declare t text;
begin
  foreach t in array array['outside_contact','outside_contact_entry'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
  end loop;
end $$;

revoke delete, truncate on outside_contact, outside_contact_entry from ${app};
