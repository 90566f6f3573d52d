-- Erasure and retention walk the tables as the platform itself; see the personal-data.ts of this module.
grant update (sealed, card_tail) on mutual_aid.submissions to gonghui_system;
