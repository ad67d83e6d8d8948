-- The approval of a version of a policy: a case at each school that runs it, one of which leads.
create table review_case (
  case_id text primary key references case_file,
  school_id text not null,
  edition_id text not null references policy_edition,
  leads boolean not null,
  -- asked, approved, not-approved or called-off, in the round that runs or ran last.
  state text not null
);
create unique index review_case_by_edition on review_case (edition_id, school_id);

-- What each person asked has said, in each round.
create table review_answer (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  edition_id text not null references policy_edition,
  round integer not null,
  stage text not null,
  -- Of whom it is; who wrote it down may be somebody else.
  person_id text not null,
  said text not null check (said in ('agreed', 'changes', 'refused', 'not-asked')),
  reason text not null,
  decided_on date,
  minute text not null,
  by_person text not null,
  at timestamptz not null
);
create index review_answer_by_edition on review_answer (edition_id, round, school_id, stage);

do $$
declare t text;
begin
  foreach t in array array['review_case', 'review_answer'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
  end loop;
end $$;

-- What somebody said of a version is history: added to, never changed.
revoke update, delete, truncate on review_answer from ${app};
revoke delete, truncate on review_case from ${app};
