-- Until now the rows of a list were thrown away in the moment it was carried out.
alter table membership.imports add column done_at timestamptz(3), add column rows_erased_at timestamptz(3);
comment on column membership.imports.done_at is 'When it was carried out; null before, and for lists of before the rows were kept.';
comment on column membership.imports.rows_erased_at is 'When its rows were erased: 30 days after it was carried out, or handed in without a decision.';
create index imports_with_rows on membership.imports (state, coalesce(done_at, imported_at)) where rows_erased_at is null;
