-- A version may put kinds of report under headings of the school's own: code to heading, where it does. Names and
-- headings are changed together, so where the names stay as they were the headings do too.
alter table policy_edition add column kind_groups jsonb;
