-- What stood in a file of terms and is not taken over, beside the change that somebody looks at.
alter table calendar_draft add column notes text[] not null default '{}';
