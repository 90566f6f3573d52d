-- Erasure and retention walk the tables as the platform itself; see the personal-data.ts of this module.
grant delete on notices.notices to gonghui_system;
