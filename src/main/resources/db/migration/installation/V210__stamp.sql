-- How far what the nodes keep in memory has come: one more with every change of it, in the transaction of
-- the change. Each transaction reads it with the statement that sets its scope.
create table installation_stamp (
  the_only boolean primary key default true check (the_only),
  stamp bigint not null
);
insert into installation_stamp (stamp) values (1);
revoke insert, delete, truncate on installation_stamp from ${app};
