-- Names that came lately waited on a list which every search read from end to end: 128 pages for a word that nobody bears.
alter index orgs.orgs_names set (fastupdate = off);
select pg_catalog.gin_clean_pending_list('orgs.orgs_names');
