-- Erasure and retention walk the tables as the platform itself; see the personal-data.ts of this module.
grant delete on files.files to gonghui_system;
grant update (name) on files.files to gonghui_system;
