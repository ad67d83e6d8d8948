-- Whom a school turns to outside, what stands at the head of its letters, and the alerts that prove
-- that its people answer.

create table school_contact (
  school_id text not null references school,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  name text not null,
  telephone text not null,
  email text,
  hours text not null,
  -- The day on which somebody last made sure that all of this is right.
  checked_on date not null,
  primary key (school_id, kind)
);
alter table school_contact enable row level security;
create policy by_school on school_contact
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));

create table letterhead (
  school_id text primary key references school,
  name text not null,
  address text[] not null,
  telephone text not null,
  email text not null,
  -- A PNG that Chalkline has drawn anew from the one that was given.
  logo bytea
);
alter table letterhead enable row level security;
create policy by_school on letterhead
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));

create table test_alert (
  id text primary key,
  school_id text not null references school,
  begun_by text not null,
  begun_at timestamptz not null,
  -- When nobody further was left to be alerted.
  ended_at timestamptz,
  process text
);
create index test_alert_by_school on test_alert (school_id, begun_at desc);
alter table test_alert enable row level security;
create policy by_school on test_alert
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));

create table test_alert_person (
  alert_id text not null references test_alert,
  person_id text not null references person,
  school_id text not null references school,
  -- How far along the chain of people; 0 is who is asked first.
  place int not null,
  role text not null,
  alerted_at timestamptz not null,
  answered_at timestamptz,
  primary key (alert_id, person_id)
);
create index test_alert_waiting on test_alert_person (person_id) where answered_at is null;
alter table test_alert_person enable row level security;
create policy by_school on test_alert_person
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));
