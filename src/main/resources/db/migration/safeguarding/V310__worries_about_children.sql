-- What a school does when somebody is worried about a child.
create table safeguarding_referral (
  case_id text primary key references case_file,
  school_id text not null,
  -- harm, need, below or none; empty until somebody has decided.
  threshold text not null default '' check (threshold in ('', 'harm', 'need', 'below', 'none')),
  reason text not null default '',
  -- Why nothing is shared with anybody outside; empty where something is.
  not_shared text not null default '',
  adult_involved boolean not null default false,
  decided_at timestamptz,
  -- told, not-told or others.
  parents text not null default '',
  parents_reason text not null default '',
  look_again_on date
);

-- What was told of the child, by whom: added to, never changed.
create table safeguarding_worry (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  -- Null where another case handed over.
  reporter text,
  source_case_id text,
  child text not null,
  worry text not null,
  place text not null,
  behind text not null,
  danger boolean not null,
  seen_at timestamptz not null,
  at timestamptz not null
);
create index safeguarding_worry_by_case on safeguarding_worry (case_id, at);
create index safeguarding_worry_by_reporter on safeguarding_worry (reporter, at);

-- The bodies outside that were chosen: each becomes a duty with a clock of its own.
create table safeguarding_body (
  case_id text not null references case_file,
  school_id text not null,
  body text not null,
  chosen_by text not null,
  chosen_at timestamptz not null,
  begun boolean not null,
  primary key (case_id, body)
);

-- The chronology: what happened on which day, in somebody's words; added to, never changed.
create table safeguarding_entry (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  happened_on date not null,
  words text not null,
  by_person text not null,
  at timestamptz not null
);
create index safeguarding_entry_by_case on safeguarding_entry (case_id, happened_on, at);

do $$
declare t text;
begin
  foreach t in array array['safeguarding_referral', 'safeguarding_worry', 'safeguarding_body',
      'safeguarding_entry'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
    execute format('revoke truncate, delete on %I from ${app}', t);
  end loop;
end $$;

-- Words once written stay; only the school changes, with its case.
revoke update on safeguarding_worry, safeguarding_entry from ${app};
grant update (school_id) on safeguarding_worry, safeguarding_entry to ${app};
