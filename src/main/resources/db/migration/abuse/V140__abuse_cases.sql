-- What is so of a case of abuse: the facts as reported and as confirmed, the routes, the decisions.

create table abuse_case (
  case_id text primary key references case_file,
  school_id text not null,
  report_id text not null,
  platform text not null,
  account_id text,
  place text not null,
  link text,
  said text not null,
  posted_at timestamptz,
  seen_at timestamptz not null,
  kinds text[] not null,
  authors text[] not null,
  author_known boolean not null,
  adult_of_school boolean not null,
  danger boolean not null,
  child_touched boolean not null,
  child_image boolean not null,
  query_or_complaint boolean not null,
  thought_illegal boolean not null,
  tell_line_manager boolean not null,
  copy_held boolean not null,
  facts_confirmed boolean not null,
  version integer not null
);

create table abuse_route (
  case_id text not null references case_file,
  school_id text not null,
  route text not null,
  compulsory boolean not null,
  state text not null,
  demanded_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  reason text,
  primary key (case_id, route)
);

-- Every time the table was asked: on what facts, which rules fired, what it decided.
create table abuse_decision (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  asked text not null,
  at timestamptz not null,
  facts jsonb not null,
  rules text[] not null,
  routes text[] not null,
  severity text not null
);
create index abuse_decision_by_case on abuse_decision (case_id, at);

do $$
declare t text;
begin
  foreach t in array array['abuse_case','abuse_route','abuse_decision'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
  end loop;
end $$;

-- What was decided is history: added to, and moved with its case, never rewritten.
revoke update, delete, truncate on abuse_decision from ${app};
grant update (school_id) on abuse_decision to ${app};
