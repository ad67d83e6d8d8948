-- A time that people agreed on ("more time") is not counted anew when the calendar changes. The setting that
-- gave a limit is kept, so that a task can show where its time comes from.
alter table assignment add column agreed boolean not null default false;
alter table assignment add column due_setting text;
update assignment set agreed = true
  where closed_at is null and jsonb_array_length(reasoning -> 'days') = 0;
