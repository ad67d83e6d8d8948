-- Which case a mail is about, so that the outbox of an evaluation keeps it from whom a wall keeps out.
alter table outbox add column about text;
