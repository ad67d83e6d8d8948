-- The editions of a policy after its first, which ships as a file. A policy may be run by several schools, so an
-- edition belongs to none of them: it holds what a policy answers, and ids of who did what, nothing of a case.
create table policy_edition (
  id text primary key,
  policy_id text not null,
  name text not null,
  state text not null check (state in ('draft', 'in-approval', 'published', 'refused', 'withdrawn')),
  in_force_from date,
  based_on text not null,
  drafted_by text not null,
  drafted_where text not null,
  drafted_at timestamptz not null,
  -- What differs from the edition it is based on, by setting; and the kinds it names or hides otherwise.
  answers jsonb not null,
  kinds jsonb,
  round integer not null default 0,
  -- Everything it answers, once it is published: it stands by itself from then on.
  whole jsonb,
  approvals jsonb,
  decided_at timestamptz,
  reason text,
  version integer not null default 0,
  check (state <> 'published' or (in_force_from is not null and whole is not null and decided_at is not null))
);
create index policy_edition_by_policy on policy_edition (policy_id, in_force_from);
-- One version is drafted at a time, so that none is based on what another has overtaken.
create unique index policy_edition_under_way on policy_edition (policy_id) where state in ('draft', 'in-approval');
create unique index policy_edition_by_day on policy_edition (policy_id, in_force_from) where state = 'published';

revoke delete, truncate on policy_edition from ${app};

-- What was published, refused or withdrawn is never changed again, whoever asks.
create function policy_edition_stands() returns trigger language plpgsql as $$
begin
  if old.state in ('published', 'refused', 'withdrawn') then
    raise exception 'edition % is % and cannot be changed', old.id, old.state;
  end if;
  return new;
end $$;
create trigger policy_edition_stands before update on policy_edition
  for each row execute function policy_edition_stands();
