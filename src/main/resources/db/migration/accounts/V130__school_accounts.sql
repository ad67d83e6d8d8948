-- The schools' own accounts: a plain list, the seed of a register.
create table school_account (
  id text primary key,
  school_id text not null references school,
  platform text not null,
  name text not null,
  address text not null,
  -- Ids of the people who run it, two of them.
  runners text[] not null check (cardinality(runners) >= 2),
  active boolean not null default true
);
create index school_account_by_school on school_account (school_id, name);
alter table school_account enable row level security;
create policy by_school on school_account
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));
