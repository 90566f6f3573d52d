-- A list stays for the members of a union that was merged: they are its successor's.
grant update (audience_id) on commitments.lists, commitments.entries to gonghui_system;
comment on column commitments.lists.owner_id is 'The union that published it; after a merger of unions the successor stands last in the path.';
comment on column commitments.lists.audience_id is 'The union whose members see it, with all below; null for everybody. Follows mergers.';
comment on column commitments.entries.list_owner_id is 'Whose row of lists it is.';
comment on column commitments.entries.audience_id is 'As of the list.';
comment on column commitments.commitments.reported_to is 'The union that collects it for its list; null before it is reported. Follows the tree.';
