-- Near misses: what nearly went wrong, its risk, and what was done about it.
create table near_miss (
  case_id text primary key references case_file,
  school_id text not null,
  -- picture, mistake, media-issue, reputation, data, or breach where a breach was found to be none.
  kind text not null,
  platform text not null,
  place text not null,
  said text not null,
  happened_on date,
  -- Null where the name is withheld: then nothing anywhere says who it was.
  reporter text,
  -- The digest of the code with which whoever withheld their name reads on; null for the others.
  receipt text unique,
  deleted_at timestamptz,
  likelihood int,
  severity int,
  assessor text,
  why text not null default '',
  clause text not null default '',
  -- What is written back to whoever reported.
  answer text not null default '',
  lesson text not null default '',
  kept_reviews int,
  reported_at timestamptz not null
);
create index near_miss_by_school on near_miss (school_id, reported_at);
create index near_miss_by_reporter on near_miss (reporter);

create table near_miss_action (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  what text not null,
  owner text not null,
  due date not null,
  -- open, done or not-needed.
  state text not null,
  words text not null default '',
  agreed_at timestamptz not null,
  ended_at timestamptz
);
create index near_miss_action_by_case on near_miss_action (case_id, agreed_at);

do $$
declare t text;
begin
  foreach t in array array['near_miss', 'near_miss_action'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
    execute format('revoke truncate on %I from ${app}', t);
  end loop;
end $$;

revoke delete on near_miss, near_miss_action from ${app};
