-- What a report said of who is behind it, until a person has confirmed who is meant: somebody who comes into
-- the post afterwards could be meant as well.
create table case_meant (
  id text primary key,
  case_id text not null references case_file,
  school_id text not null,
  words text not null,
  post text,
  may_be_adult boolean not null,
  since timestamptz not null,
  until timestamptz
);
create index case_meant_unconfirmed on case_meant (school_id) where until is null;
create index case_meant_by_case on case_meant (case_id);

-- In which case each handle of an outsider was learnt: who is outside that case does not see it elsewhere.
create table outsider_handle (
  outsider_id text not null references outsider,
  case_id text not null references case_file,
  school_id text not null,
  handle text not null,
  primary key (outsider_id, case_id, handle)
);
insert into outsider_handle (outsider_id, case_id, school_id, handle)
  select distinct on (o.id, h) o.id, p.case_id, o.school_id, h
  from outsider o cross join unnest(o.handles) h join case_party p on p.outsider_id = o.id
  order by o.id, h, p.confirmed_at;
alter table outsider drop column handles;

do $$
declare t text;
begin
  foreach t in array array['case_meant','outsider_handle'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy by_school on %I using (chalkline_sees(school_id)) with check (chalkline_sees(school_id))', t);
  end loop;
end $$;
