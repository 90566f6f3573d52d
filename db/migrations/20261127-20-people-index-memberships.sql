-- One per level below the root, in the order of a list of who joined lately.
create index memberships_newest_1 on people.memberships ((org_path[2]), from_on desc, id desc) where org_path[2] is not null;
create index memberships_newest_2 on people.memberships ((org_path[3]), from_on desc, id desc) where org_path[3] is not null;
create index memberships_newest_3 on people.memberships ((org_path[4]), from_on desc, id desc) where org_path[4] is not null;
create index memberships_newest_4 on people.memberships ((org_path[5]), from_on desc, id desc) where org_path[5] is not null;
create index memberships_newest_5 on people.memberships ((org_path[6]), from_on desc, id desc) where org_path[6] is not null;
create index memberships_newest_6 on people.memberships ((org_path[7]), from_on desc, id desc) where org_path[7] is not null;
create index memberships_newest on people.memberships (from_on desc, id desc);
