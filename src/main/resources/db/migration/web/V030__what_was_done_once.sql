-- What a repeated request found the first time. One row for each key that a person sent.
create table web_once (
  actor text not null,
  key text not null,
  result text,
  at timestamptz not null default now(),
  primary key (actor, key)
);

create index web_once_at on web_once (at);

comment on table web_once is 'Results of requests by key, so that a repeat has no second effect; kept for 7 days';
