-- A search under an organisation walks its subtree from the top: one index a level, in the order in which hits are shown.
create index orgs_order_0 on orgs.orgs ((path[1]), depth, code) where closed_on is null;
create index orgs_order_1 on orgs.orgs ((path[2]), depth, code) where closed_on is null and path[2] is not null;
create index orgs_order_2 on orgs.orgs ((path[3]), depth, code) where closed_on is null and path[3] is not null;
create index orgs_order_3 on orgs.orgs ((path[4]), depth, code) where closed_on is null and path[4] is not null;
create index orgs_order_4 on orgs.orgs ((path[5]), depth, code) where closed_on is null and path[5] is not null;
create index orgs_order_5 on orgs.orgs ((path[6]), depth, code) where closed_on is null and path[6] is not null;
create index orgs_order_6 on orgs.orgs ((path[7]), depth, code) where closed_on is null and path[7] is not null;
