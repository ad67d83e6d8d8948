-- A mail may go to somebody who is no person of ours, carry a calendar file, and be a letter: of a letter nobody says
-- that it has gone, or sends it twice, unless it is known.
alter table outbox
  alter column person_id drop not null,
  add column letter boolean not null default false,
  add column calendar text,
  add column calendar_method text check (calendar_method in ('REQUEST', 'CANCEL')),
  -- How often the application has stopped while sending it.
  add column deaths integer not null default 0,
  -- What the modules that sent it are to be told, until they have been.
  add column news text check (news in ('sent', 'refused', 'perhaps')),
  add column news_next timestamptz,
  add check ((calendar is null) = (calendar_method is null)),
  add check ((news is null) = (news_next is null)),
  add check (not letter or person_id is null),
  drop constraint outbox_state_check,
  add constraint outbox_state_check
    check (state in ('waiting', 'sending', 'sent', 'kept', 'failed', 'perhaps'));
create index outbox_news on outbox (news_next) where news is not null;
