-- The stock schema lacks this index, and each completion scans all open tasks for subtasks.
create index chalkline_task_parent on act_ru_task (parent_task_id_);
