-- The history: entries chained by hash, their words beside them, the head of each chain.
create table audit_entry (
  chain text collate "C" not null,
  sequence bigint not null,
  school_id text not null,
  at timestamptz not null,
  actor text not null,
  what text not null,
  clause text,
  digest bytea not null,
  previous bytea not null,
  hash bytea not null,
  primary key (chain, sequence)
);

create table audit_words (
  chain text collate "C" not null,
  sequence bigint not null,
  school_id text not null,
  salt bytea not null,
  words jsonb not null,
  primary key (chain, sequence)
);

create table audit_head (
  chain text collate "C" primary key,
  school_id text not null,
  sequence bigint not null,
  hash bytea not null,
  checkpointed bigint not null default 0
) with (fillfactor = 70);

-- A checkpoint names the heads that changed since the one before it and that one's digest.
create table audit_checkpoint (
  number bigint primary key,
  at timestamptz not null,
  previous bytea not null,
  digest bytea not null,
  signature bytea not null
);

create table audit_checkpoint_head (
  number bigint not null,
  chain text collate "C" not null,
  sequence bigint not null,
  hash bytea not null,
  primary key (chain, sequence, number)
);
create index audit_checkpoint_head_by_number on audit_checkpoint_head (number, chain);

-- The installation's own chain has the school '*': visible only to who may see every school.
alter table audit_entry enable row level security;
create policy by_school on audit_entry
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));
alter table audit_words enable row level security;
create policy by_school on audit_words
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));
alter table audit_head enable row level security;
create policy by_school on audit_head
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));
alter table audit_checkpoint_head enable row level security;
create policy every_school on audit_checkpoint_head
  using (chalkline_sees('*')) with check (chalkline_sees('*'));

-- The application adds; it never changes and never removes. Words are destroyed by the owner alone.
revoke all on audit_entry, audit_words, audit_head, audit_checkpoint, audit_checkpoint_head
  from ${app};
grant select, insert on audit_entry, audit_words, audit_checkpoint, audit_checkpoint_head to ${app};
grant select, insert, update on audit_head to ${app};

-- The auditor reads the record; what was said stays with the school.
revoke all on audit_words from ${auditor};
grant select on audit_entry, audit_head, audit_checkpoint, audit_checkpoint_head to ${auditor};
