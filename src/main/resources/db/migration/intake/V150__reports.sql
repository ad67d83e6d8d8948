-- What people reported, in their own words; theirs to read whatever becomes of the case.
create table report (
  id text primary key,
  school_id text not null,
  reporter text not null,
  at timestamptz not null,
  case_id text,
  reference text,
  details jsonb not null
);
create index report_by_reporter on report (reporter, at desc);
create index report_by_case on report (case_id);
alter table report enable row level security;
create policy by_school on report using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));
-- What somebody said stays as they said it; only where it belongs may change.
revoke update, delete, truncate on report from ${app};
grant update (school_id, case_id, reference) on report to ${app};
