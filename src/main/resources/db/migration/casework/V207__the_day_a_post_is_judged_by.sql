-- The day of the post, or on which it was first seen: what counts as a breach is judged by the version of the policy
-- that was in force on it, also where the case moves to a school with another policy.
alter table case_file add column judged_on date;
