-- The file of a child that goes to another school. The package is encrypted with a password that is
-- shown once and kept nowhere; it is kept until its receipt, the log stays.
create table file_transfer (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  to_school text not null,
  to_person text not null,
  made_by text not null,
  made_at timestamptz not null,
  -- The digest of the package and the list of what is in it, both told to the other school.
  sha256 text not null,
  size integer not null,
  manifest text not null,
  -- made, sent, not-sent, received or given-up.
  state text not null check (state in ('made', 'sent', 'not-sent', 'received', 'given-up')),
  sent_on date,
  sent_how text not null default '',
  password_how text not null default '',
  receipt_due timestamptz,
  asked_again integer not null default 0,
  received_at timestamptz,
  receipt_words text not null default ''
);
create index file_transfer_by_case on file_transfer (case_id, made_at);

create table file_transfer_package (
  transfer_id text primary key references file_transfer,
  school_id text not null,
  bytes bytea not null
);
alter table file_transfer_package alter column bytes set storage external;

do $$
declare t text;
begin
  foreach t in array array['file_transfer', 'file_transfer_package'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
    execute format('revoke truncate on %I from ${app}', t);
  end loop;
end $$;
revoke delete on file_transfer from ${app};
revoke all on file_transfer_package from ${auditor};
