-- A new school is set up and tried first, and goes live once nothing that is mandatory is missing.
-- The schools of an installation in use were live all the time.

alter table school add column phase text;
alter table school add column live_since timestamptz;
update school set live_since = now();
