-- Packs of evidence as they were made for the police or a platform: what was in them, and the file itself,
-- encrypted by the application in pieces, with its digest.
create table evidence_pack (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null references school,
  number integer not null check (number > 0),
  audience text not null check (audience in ('police', 'platform')),
  for_whom text not null,
  items text[] not null,
  withheld integer not null check (withheld >= 0),
  made_by text not null,
  made_at timestamptz not null,
  size integer not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  unique (case_id, number)
);
create table evidence_pack_piece (
  pack_id text not null references evidence_pack,
  number integer not null check (number >= 0),
  wrapped bytea not null,
  bytes bytea not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (pack_id, number)
);
alter table evidence_pack_piece alter column bytes set storage external;

alter table evidence_pack enable row level security;
create policy by_school on evidence_pack
  using (chalkline_sees(school_id)) with check (chalkline_sees(school_id));
alter table evidence_pack_piece enable row level security;
create policy by_pack on evidence_pack_piece
  using (exists (select 1 from "${flyway:defaultSchema}".evidence_pack p where p.id = pack_id))
  with check (exists (select 1 from "${flyway:defaultSchema}".evidence_pack p where p.id = pack_id));

-- A pack stays as it was made; a case that moves takes it along.
revoke update, delete, truncate on evidence_pack, evidence_pack_piece from ${app};
grant update (school_id) on evidence_pack to ${app};
-- The auditor sees that there are packs, never what is in them.
revoke all on evidence_pack_piece, evidence_pack from ${auditor};
grant select (id, case_id, school_id, number, audience, withheld, made_by, made_at, size, sha256)
  on evidence_pack to ${auditor};

-- What is destroyed on the word of the police is destroyed in the packs that hold it too; that they were made, for
-- whom and with what digest stays.
create function evidence_pack_destroyed() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if new.ending = 'destroyed' then
    delete from evidence_pack_piece where pack_id in (
      select id from evidence_pack where new.evidence_id = any (items));
  end if;
  return null;
end
$$;
revoke all on function evidence_pack_destroyed() from public;
create trigger evidence_pack_destroyed after update on evidence_lock
  for each row execute function evidence_pack_destroyed();
