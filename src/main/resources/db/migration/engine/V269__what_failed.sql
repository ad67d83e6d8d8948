-- What came due and failed, for whoever keeps Chalkline running: which job, since when, how often
-- and what kind of failure, never what a failure said, which may hold words of a case.
create table failed_job (
  job_id text primary key,
  since timestamptz not null,
  last timestamptz not null,
  tries int not null,
  kind text not null
);
