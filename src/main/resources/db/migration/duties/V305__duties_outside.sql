-- Duties to tell a body outside the school, and the log of breaches of personal data.
create table duty (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null references school,
  reference text not null,
  -- As duties/kinds.yaml names it.
  kind text not null,
  compulsory boolean not null,
  state text not null
    check (state in ('to-tell', 'not-told', 'awaits-word', 'told', 'word-given', 'given-up')),
  -- Why somebody began it by hand, and why nobody was told or is waited for any longer.
  why text not null,
  reason text not null,
  body text not null,
  person text not null,
  body_reference text not null,
  told_at timestamptz,
  given text not null,
  contact_id text,
  word text check (word in ('proceed', 'wait', 'take-over', 'no-action')),
  advice text not null,
  word_at timestamptz,
  begun_at timestamptz not null,
  check ((state in ('to-tell', 'not-told')) = (told_at is null)),
  check (state <> 'not-told' or reason <> ''),
  check (state <> 'word-given' or word is not null)
);
create index duty_by_case on duty (case_id, begun_at);

create table data_breach (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null references school,
  reference text not null,
  state text not null check (state in ('open', 'logged')),
  why text not null,
  begun_at timestamptz not null,
  -- When the school knew: the hours of the law run from it.
  aware_at timestamptz not null,
  -- Whether it is a breach of personal data at all; null until somebody has said.
  personal boolean,
  what text not null,
  whose text not null,
  done text not null,
  not_personal_reason text not null,
  risk text check (risk in ('unlikely', 'risk', 'high')),
  risk_reason text not null,
  regulator_told boolean,
  regulator_at timestamptz,
  regulator_reference text not null,
  regulator_reason text not null,
  late_reason text not null,
  people_told boolean,
  people_at timestamptz,
  people_words text not null,
  people_reason text not null,
  logged_at timestamptz,
  check ((state = 'logged') = (logged_at is not null))
);
create index data_breach_by_case on data_breach (case_id, begun_at);
create index data_breach_by_school on data_breach (school_id, aware_at);

do $$
declare t text;
begin
  foreach t in array array['duty','data_breach'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
  end loop;
end $$;

revoke delete, truncate on duty, data_breach from ${app};
