-- Attempts at contact between staff and pupils or parents, and exceptions for family.
create table contact_exception (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  -- family, staff-parent or other.
  relation text not null,
  -- With whom, in the words of whoever asks.
  whom text not null,
  why text not null,
  wanted_until date,
  -- asked, holds, refused, over, revoked or given-up.
  state text not null,
  conditions text not null default '',
  reason text not null default '',
  decided_by text,
  decided_at timestamptz,
  -- The last day on which it holds.
  until date,
  ended_at timestamptz,
  ended_why text not null default ''
);
create index contact_exception_by_case on contact_exception (case_id);
create index contact_exception_by_person on contact_exception (asked_by);

create table contact_attempt (
  case_id text primary key references case_file,
  school_id text not null,
  -- in: somebody outside tried to reach staff; out: a member of staff tried to reach them.
  direction text not null check (direction in ('in', 'out')),
  -- pupil, former-pupil or parent.
  other text not null,
  other_name text not null,
  -- friend-request, message, follow or other.
  way text not null,
  platform text not null,
  said text not null,
  happened_on date,
  reporter text not null,
  -- The member of staff who was contacted, where that is known.
  contacted text,
  -- Who of the school it is about, as it was told.
  staff_words text not null,
  worrying boolean not null,
  -- attempt, inappropriate, covered or nothing; empty until somebody has looked.
  found text not null default '',
  exception_id text references contact_exception,
  parents_owed boolean not null default false,
  parents_told_on date,
  parents_words text not null default '',
  safeguarding_at timestamptz,
  -- yes, no, or empty while nobody has decided.
  staff_case text not null default ''
);

do $$
declare t text;
begin
  foreach t in array array['contact_attempt', 'contact_exception'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
    execute format('revoke truncate on %I from ${app}', t);
  end loop;
end $$;

revoke delete on contact_attempt, contact_exception from ${app};
