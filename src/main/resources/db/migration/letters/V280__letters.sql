-- What each school's letters are drafted from: a version is a draft until a second person approves it.
create table letter_template (
  id text primary key,
  school_id text not null,
  kind text not null,
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'approved', 'replaced', 'dropped')),
  body text not null,
  drafted_by text not null,
  drafted_at timestamptz not null,
  settled_by text,
  settled_at timestamptz,
  unique (school_id, kind, version),
  check (state <> 'approved' or settled_by <> drafted_by)
);
create unique index letter_template_one_draft on letter_template (school_id, kind)
  where state = 'draft';
create unique index letter_template_one_approved on letter_template (school_id, kind)
  where state = 'approved';

-- Sentences that stand in many letters.
create table letter_line (
  school_id text not null,
  name text not null,
  body text not null,
  kept_by text not null,
  kept_at timestamptz not null,
  primary key (school_id, name)
);

-- The register of letters, numbered within their case: a running number would betray other cases.
create table letter (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  number integer not null check (number > 0),
  kind text not null,
  addressee text not null,
  address text[] not null,
  email text,
  template text not null,
  state text not null check (state in ('draft', 'check', 'sign', 'to-post', 'sending', 'sent', 'posted',
    'failed', 'perhaps', 'held', 'not-sent')),
  channel text check (channel in ('link', 'paper')),
  begun_by text not null,
  begun_at timestamptz not null,
  written_by text,
  written_at timestamptz,
  checked_by text,
  checked_at timestamptz,
  signed_by text,
  signed_at timestamptz,
  signer_role text,
  link_id text,
  mail_id text,
  sent_at timestamptz,
  posted_by text,
  posted_on date,
  proof text not null default '',
  unique (case_id, number)
);

-- What was written, each time it was saved; nothing of it is changed afterwards.
create table letter_text (
  letter_id text not null references letter,
  number integer not null check (number > 0),
  body text not null,
  by_person text not null,
  at timestamptz not null,
  primary key (letter_id, number)
);

-- Each letter as it went out: encrypted by the application, its digest fixed.
create table letter_sealed (
  letter_id text not null references letter,
  number integer not null check (number > 0),
  wrapped bytea not null,
  bytes bytea not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  primary key (letter_id, number)
);
alter table letter_sealed alter column bytes set storage external;

do $$
declare t text;
begin
  foreach t in array array['letter_template', 'letter_line', 'letter'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
  end loop;
  foreach t in array array['letter_text', 'letter_sealed'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_letter on %I using (exists (select 1 from "${flyway:defaultSchema}".letter l where l.id = letter_id)) with check (exists (select 1 from "${flyway:defaultSchema}".letter l where l.id = letter_id))', t);
  end loop;
end $$;

-- What was written and what went out stays as it was.
revoke update, delete, truncate on letter_text, letter_sealed from ${app};
revoke delete, truncate on letter, letter_template from ${app};
-- The auditor sees that there are letters, never what they say or to whom.
revoke all on letter_text, letter_sealed, letter from ${auditor};
grant select (id, case_id, school_id, number, kind, state, channel, begun_by, begun_at, written_by, written_at,
  checked_by, checked_at, signed_by, signed_at, sent_at, posted_by, posted_on) on letter to ${auditor};
