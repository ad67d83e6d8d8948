-- Whether the case put a wall up itself, or it stands here because another case of the matter put it up:
-- one that the case put up itself stays when the other ends.
alter table case_wall add column own boolean not null default true;
