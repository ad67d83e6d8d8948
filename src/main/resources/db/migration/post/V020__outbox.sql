-- What is to leave the building: written with the change it tells of, sent afterwards.
create table outbox (
  id text primary key,
  message_id text not null unique,
  school_id text not null,
  person_id text not null,
  address text not null,
  subject text not null,
  body text not null,
  created timestamptz not null,
  tries integer not null default 0,
  next_try timestamptz not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'kept', 'failed')),
  sent_at timestamptz,
  last_error text
) with (fillfactor = 80);

create index outbox_due on outbox (next_try) where state in ('waiting', 'sending');
create index outbox_latest on outbox (created desc);

alter table outbox enable row level security;
create policy by_school on outbox
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));
