-- An auditor who has given a reason reads who a case is about, for a day.
create table history_unmasked (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  auditor_id text not null,
  reason text not null check (length(trim(reason)) > 0),
  at timestamptz not null,
  until timestamptz not null
);
create index history_unmasked_by_case on history_unmasked (case_id, auditor_id);
alter table history_unmasked enable row level security;
create policy by_school on history_unmasked using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));
revoke update, delete, truncate on history_unmasked from ${app};
