-- Which evidence a package holds: it is never handed out once one of these was locked away.
alter table file_transfer add column evidence text[] not null default '{}';

-- Packages made before this: whatever of the case, and of those it comes from, was fixed by then.
update file_transfer t set evidence = array(
  select e.id from evidence e
  where e.fixed_at <= t.made_at
    and (e.case_id = t.case_id
      or e.case_id in (select g.source_case_id from case_goes_on g where g.case_id = t.case_id))
    and not exists (
      select 1 from evidence_lock l
      where l.evidence_id = e.id and l.locked_at <= t.made_at
        and (l.ended_at is null or l.ended_at > t.made_at or l.ending = 'destroyed')));
