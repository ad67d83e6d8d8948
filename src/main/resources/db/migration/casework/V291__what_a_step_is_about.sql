-- A case may have two letters under way at once: a step says which one it is about.
alter table assignment add column work varchar(64);
