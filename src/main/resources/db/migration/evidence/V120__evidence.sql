-- Sealed material. The originals are append only for the application: it may add items, chunks and
-- locks; only evidence_end_lock() below, which belongs to the owner, can end a lock or destroy bytes.

create table evidence (
  id text primary key,
  case_id text not null,
  school_id text not null,
  number integer not null check (number > 0),
  file_name text not null,
  type text not null check (type in ('png', 'jpeg', 'pdf', 'text')),
  size integer not null check (size between 1 and 10485760),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  pages integer not null check (pages > 0),
  pages_in_file integer not null check (pages_in_file >= pages),
  words text not null,
  captured_at timestamptz,
  fixed_at timestamptz not null,
  fixed_by text not null,
  unique (case_id, number)
);
alter table evidence enable row level security;
create policy by_school on evidence
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));

-- One row for each time an item was locked away. It has no school of its own, so that a lock can
-- never be overlooked because its school and the item's differ.
create table evidence_lock (
  id text primary key,
  evidence_id text not null references evidence,
  locked_at timestamptz not null,
  locked_by text not null,
  words text not null,
  ended_at timestamptz,
  ending text check (ending in ('destroyed', 'released')),
  police_reference text,
  ended_first text,
  ended_second text,
  check (ended_first <> ended_second),
  check (num_nonnulls(ended_at, ending, police_reference, ended_first, ended_second) in (0, 5))
);
create index evidence_lock_by_item on evidence_lock (evidence_id);
create unique index evidence_lock_open on evidence_lock (evidence_id) where ended_at is null;
alter table evidence_lock enable row level security;
create policy by_item on evidence_lock
  using (exists (
    select 1 from "${flyway:defaultSchema}".evidence e where e.id = evidence_lock.evidence_id))
  with check (ended_at is null and exists (
    select 1 from "${flyway:defaultSchema}".evidence e where e.id = evidence_lock.evidence_id));

-- True if the running transaction may see the item and the item is neither locked away nor destroyed.
create function evidence_readable(item text) returns boolean language sql stable as $$
  select exists (select 1 from "${flyway:defaultSchema}".evidence e where e.id = item)
    and not exists (
      select 1 from "${flyway:defaultSchema}".evidence_lock l
      where l.evidence_id = item and (l.ended_at is null or l.ending = 'destroyed'))
$$;

-- The item's own key, wrapped by the key that lies outside the database.
create table evidence_key (
  evidence_id text primary key references evidence,
  wrapped bytea not null
);
alter table evidence_key enable row level security;
create policy readable on evidence_key
  using (evidence_readable(evidence_id)) with check (evidence_readable(evidence_id));

-- The bytes, encrypted by the application: the original as it came (page 0) and the pages of the
-- copy that is shown (from 1).
create table evidence_chunk (
  evidence_id text not null references evidence,
  part text not null check (part in ('original', 'view')),
  page integer not null check (page >= 0),
  number integer not null check (number >= 0),
  bytes bytea not null,
  primary key (evidence_id, part, page, number)
);
alter table evidence_chunk alter column bytes set storage external;
alter table evidence_chunk enable row level security;
create policy readable on evidence_chunk
  using (evidence_readable(evidence_id)) with check (evidence_readable(evidence_id));

-- Which keys outside the database belong to it: a known text under each.
create table evidence_keyset (
  key_id bigint primary key,
  probe bytea not null,
  made_at timestamptz not null
);

-- Ends a lock on the word of the police and of two people; destroying works on locked items only.
create function evidence_end_lock(
  item text, how text, reference text, first_person text, second_person text, moment timestamptz
) returns void language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  ended integer;
begin
  if not exists (select 1 from evidence e where e.id = item and chalkline_sees(e.school_id)) then
    raise exception 'no such evidence';
  end if;
  if coalesce(btrim(reference), '') = '' then
    raise exception 'a lock ends on the word of the police, with their reference';
  end if;
  if coalesce(btrim(first_person), '') = '' or coalesce(btrim(second_person), '') = ''
      or first_person = second_person then
    raise exception 'a lock is ended by two different people';
  end if;
  update evidence_lock
    set ended_at = moment, ending = how, police_reference = reference,
        ended_first = first_person, ended_second = second_person
    where evidence_id = item and ended_at is null;
  get diagnostics ended = row_count;
  if ended <> 1 then
    raise exception 'this evidence is not locked away';
  end if;
  if how = 'destroyed' then
    delete from evidence_chunk where evidence_id = item;
    delete from evidence_key where evidence_id = item;
  end if;
end
$$;
revoke all on function evidence_end_lock(text, text, text, text, text, timestamptz) from public;
grant execute on function evidence_end_lock(text, text, text, text, text, timestamptz) to ${app};

revoke update, delete, truncate, references, trigger
  on evidence, evidence_lock, evidence_key, evidence_chunk, evidence_keyset from ${app};
grant select, insert
  on evidence, evidence_lock, evidence_key, evidence_chunk, evidence_keyset to ${app};
-- A case moves to the right school and takes its evidence along.
grant update (school_id) on evidence to ${app};
-- The auditor sees that there is evidence and that it was locked away, never its bytes.
revoke all on evidence_key, evidence_chunk, evidence_keyset from ${auditor};
grant select on evidence, evidence_lock to ${auditor};
