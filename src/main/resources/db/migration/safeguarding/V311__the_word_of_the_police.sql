-- What the police say becomes of something that is locked away, and who entered it: the first of the
-- two people who end a lock. The latest row of an item counts.
create table locked_word (
  id text primary key,
  evidence_id text not null references evidence,
  case_id text not null references case_file,
  school_id text not null,
  ending text not null check (ending in ('destroyed', 'released')),
  police_reference text not null,
  words text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  agreed_by text
);
create index locked_word_by_evidence on locked_word (evidence_id, entered_at);
alter table locked_word enable row level security;
create policy by_school on locked_word
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));
revoke truncate, delete on locked_word from ${app};
