-- The steps that a school takes with a parent: who it is, where they stand, what was done and said.
create table escalation (
  case_id text primary key references case_file,
  school_id text not null,
  -- The parent as a letter names them; empty until somebody has said who it is.
  parent text not null default '',
  outsider_id text,
  email text not null default '',
  address text not null default '',
  telephone text not null default '',
  -- What is asked of the police next: profile, elsewhere, judgement, held or none.
  police_next text not null,
  contact_held boolean not null default false,
  -- The last rung taken: none, contact, removal, meeting, warning or measures.
  taken text not null default 'none',
  chosen text not null default '',
  -- What the parent has until when: to remove it, or to stay quiet.
  removal_due timestamptz,
  quiet_until timestamptz,
  refused_at timestamptz,
  refused_why text not null default '',
  removed_at timestamptz,
  complaint text not null default '',
  measures_at timestamptz
);

create table escalation_post (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  -- The case in which it was dealt with; null where the head began directly.
  source_case_id text,
  platform text not null,
  place text not null,
  own_forum boolean not null,
  link text,
  said text not null,
  posted_at timestamptz,
  seen_at timestamptz not null,
  kinds text[] not null,
  danger boolean not null,
  child_touched boolean not null,
  thought_illegal boolean not null,
  added_at timestamptz not null,
  -- When the ladder took it into account.
  taken_up_at timestamptz,
  gone_at timestamptz
);
create index escalation_post_by_case on escalation_post (case_id, added_at);
create index escalation_post_by_source on escalation_post (source_case_id);

create table escalation_rung (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  rung text not null,
  meet_too boolean not null,
  rules text[] not null,
  at timestamptz not null
);
create index escalation_rung_by_case on escalation_rung (case_id, at);

-- What a parent answered, in their own words: added to, never changed but for who read it.
create table parent_answer (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  -- removed, will-come, another-time, complaint or disagree.
  kind text not null check (kind in ('removed', 'will-come', 'another-time', 'complaint', 'disagree')),
  words text not null,
  -- link, telephone or paper, and the link by its id.
  came_by text not null,
  link_id text,
  recorded_by text not null,
  at timestamptz not null,
  seen_at timestamptz
);
create index parent_answer_by_case on parent_answer (case_id, at);

create table escalation_measure (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  measure text not null,
  -- taken, declined, standing, done, not-carried-out or lifted.
  state text not null,
  reason text not null,
  scope text not null default '',
  decided_by text not null,
  decided_at timestamptz not null,
  stands_since timestamptz,
  review_at timestamptz,
  ended_at timestamptz
);
create index escalation_measure_by_case on escalation_measure (case_id, decided_at);

-- What of the evidence the parent is shown: chosen by whoever leads, nothing by itself.
create table escalation_shared (
  case_id text not null references case_file,
  school_id text not null,
  evidence_id text not null,
  primary key (case_id, evidence_id)
);

create table escalation_skip (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  rung text not null,
  reason text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  answered_by text,
  agreed boolean
);
create index escalation_skip_by_case on escalation_skip (case_id, asked_at);

do $$
declare t text;
begin
  foreach t in array array['escalation', 'escalation_post', 'escalation_rung', 'parent_answer',
      'escalation_measure', 'escalation_shared', 'escalation_skip'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
    execute format('revoke truncate on %I from ${app}', t);
  end loop;
end $$;

revoke delete on escalation, escalation_post, escalation_rung, parent_answer, escalation_measure,
  escalation_skip from ${app};
