-- A person may be outside a case for several reasons at once: one that ends leaves the others standing.
drop index case_wall_standing;
create unique index case_wall_standing on case_wall (person_id, case_id, why) where until is null;
alter table case_wall
  add constraint case_wall_why check (why in ('SUBJECT', 'DECLARED', 'COULD_BE_MEANT', 'STEPPED_ASIDE')),
  add column words text,
  add column named_by text;

-- Whom a case is shown to beyond what its policy and its steps say: by whom, why in words, until when.
alter table case_grant
  add column words text,
  add column given_by text,
  add column until timestamptz,
  add constraint case_grant_not_to_oneself check (given_by is null or grantee <> 'person:' || given_by);
