-- Erasure and retention walk the tables as the platform itself; see the personal-data.ts of this module.
grant update (actor_name, note) on cases.events to gonghui_system;
