-- Auditors read by time below an organisation; deeper levels are few enough rows to be filtered on the way.
create index entries_level_0 on audit.entries ((org_path[1]), recorded_at desc, lane desc, number desc) where org_path[1] is not null;
create index entries_level_1 on audit.entries ((org_path[2]), recorded_at desc, lane desc, number desc) where org_path[2] is not null;
create index entries_level_2 on audit.entries ((org_path[3]), recorded_at desc, lane desc, number desc) where org_path[3] is not null;
