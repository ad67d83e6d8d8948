-- What was set in a letter as a time that counts from its signature: field=words.
alter table letter_text add column times text[] not null default '{}';
