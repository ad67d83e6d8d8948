-- When the school knew that a child may have been harmed: the working day in which the designated
-- officer hears runs from then, not from when somebody came to assess it.
alter table breach add column harm_known_at timestamptz;
