-- As for unions: names of five characters and more that came lately waited on a list which every search by a part of a name read.
alter index people.persons_name_parts set (fastupdate = off);
select pg_catalog.gin_clean_pending_list('people.persons_name_parts');
