alter table unions.changes drop constraint changes_are_of_known_kinds;
alter table unions.changes add constraint changes_are_of_known_kinds
  check (kind in ('found', 'move', 'merge', 'split', 'rename', 'close', 'reopen'));
comment on column unions.changes.kind is 'found, move, merge, split, rename, close or reopen.';
