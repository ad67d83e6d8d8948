-- Under which address people reach Chalkline. Links are built from it and never from what a request says.
create table public_address (
  the_only boolean primary key default true check (the_only),
  address text not null check (address ~ '^https://[a-z0-9.-]+(:[0-9]{1,5})?$'),
  set_by text not null references person,
  set_at timestamptz not null
);
