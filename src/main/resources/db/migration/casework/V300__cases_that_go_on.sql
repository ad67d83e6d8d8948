-- Which case goes on from which other: the two are of the same matter, and a wall reaches both.
create table case_goes_on (
  source_case_id text not null references case_file,
  case_id text not null references case_file,
  -- The school of the case that goes on.
  school_id text not null,
  primary key (source_case_id, case_id)
);
create index case_goes_on_by_case on case_goes_on (case_id);
alter table case_goes_on enable row level security;
create policy by_school on case_goes_on
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));
revoke truncate on case_goes_on from ${app};

insert into case_goes_on (source_case_id, case_id, school_id)
select distinct source_case_id, case_id, school_id from escalation_post
where source_case_id is not null;
