create table mall.pavilions (
  id uuid not null,
  market_id uuid not null references mall.markets (org_id),
  region_id uuid not null references mall.regions (id),
  name text not null,
  lead text not null,
  story text not null,
  founded_by text not null,
  founded_at timestamptz(3) not null,
  constraint pavilions_one_of_an_id primary key (id),
  constraint pavilions_one_a_region unique (region_id),
  constraint pavilions_one_of_a_name unique (market_id, name)
);
comment on table mall.pavilions is 'Storefronts of aided regions: one a region, under the name people know it by.';
comment on column mall.pavilions.id is 'Id of the pavilion.';
comment on column mall.pavilions.market_id is 'The mall in which it stands.';
comment on column mall.pavilions.region_id is 'The region whose products it sells.';
comment on column mall.pavilions.name is 'Its name over the door.';
comment on column mall.pavilions.lead is 'One line below the name.';
comment on column mall.pavilions.story is 'What it tells of the region and of how the two unions came together.';
comment on column mall.pavilions.founded_by is 'Who entered it.';
comment on column mall.pavilions.founded_at is 'When.';

create table mall.pavilion_seasons (
  pavilion_id uuid not null references mall.pavilions (id),
  opens_on date not null,
  closes_on date,
  opened_by text not null,
  opened_at timestamptz(3) not null,
  closed_by text,
  closed_at timestamptz(3),
  closed_because text,
  constraint pavilion_seasons_begin_once primary key (pavilion_id, opens_on),
  constraint pavilion_seasons_end_after_they_begin check (closes_on >= opens_on),
  constraint pavilion_seasons_end_for_a_reason
    check ((closes_on is null) = (closed_because is null) and (closes_on is null) = (closed_at is null) and (closes_on is null) = (closed_by is null))
);
create unique index pavilion_seasons_one_without_end on mall.pavilion_seasons (pavilion_id) where closes_on is null;
comment on table mall.pavilion_seasons is 'From which day a pavilion is open, and from which day no more. A closed one may open again.';
comment on column mall.pavilion_seasons.pavilion_id is 'The pavilion.';
comment on column mall.pavilion_seasons.opens_on is 'First day on which it is open.';
comment on column mall.pavilion_seasons.closes_on is 'First day on which it is not; null while no end is set.';
comment on column mall.pavilion_seasons.opened_by is 'Who set the opening.';
comment on column mall.pavilion_seasons.opened_at is 'When that was done.';
comment on column mall.pavilion_seasons.closed_by is 'Who set the end.';
comment on column mall.pavilion_seasons.closed_at is 'When that was done.';
comment on column mall.pavilion_seasons.closed_because is 'Why it closes.';

create table mall.origin_proofs (
  id uuid not null,
  product_id uuid not null references mall.products (id),
  region_id uuid not null references mall.regions (id),
  origin text not null,
  means text not null,
  number text not null,
  issuer text not null,
  valid_until date not null,
  file_id uuid,
  offered_by text not null,
  offered_at timestamptz(3) not null,
  state text not null default 'waiting',
  decided_by text,
  decided_at timestamptz(3),
  decided_because text,
  constraint origin_proofs_one_of_an_id primary key (id),
  constraint origin_proofs_are_of_a_known_means check (means in ('certificate', 'geographical', 'visit', 'partner')),
  constraint origin_proofs_are_in_a_known_state check (state in ('waiting', 'accepted', 'refused', 'revoked')),
  constraint origin_proofs_are_decided_by_somebody
    check ((state = 'waiting') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint origin_proofs_fall_for_a_reason check (state not in ('refused', 'revoked') or decided_because is not null)
);
create index origin_proofs_of_a_product on mall.origin_proofs (product_id, id desc);
create index origin_proofs_waiting on mall.origin_proofs (offered_at, id) where state = 'waiting';
comment on table mall.origin_proofs is 'What shows that a product comes from the region it names. It holds for that region and that place of origin alone.';
comment on column mall.origin_proofs.id is 'Id of the proof.';
comment on column mall.origin_proofs.product_id is 'The product.';
comment on column mall.origin_proofs.region_id is 'The region that is proved.';
comment on column mall.origin_proofs.origin is 'The place of origin as the product had it.';
comment on column mall.origin_proofs.means is 'A certificate of origin, a geographical indication, a visit on the spot, or the word of the union there.';
comment on column mall.origin_proofs.number is 'Number of the paper.';
comment on column mall.origin_proofs.issuer is 'Who gave it.';
comment on column mall.origin_proofs.valid_until is 'Last day on which it holds.';
comment on column mall.origin_proofs.file_id is 'A scan of the paper, where there is one.';
comment on column mall.origin_proofs.offered_by is 'Who laid it before the operator.';
comment on column mall.origin_proofs.offered_at is 'When.';
comment on column mall.origin_proofs.state is 'Waiting, accepted, refused, or accepted once and revoked since.';
comment on column mall.origin_proofs.decided_by is 'Who decided last.';
comment on column mall.origin_proofs.decided_at is 'When.';
comment on column mall.origin_proofs.decided_because is 'Why it was refused or revoked; what was looked at otherwise.';

-- What a line counts to is settled when it is ordered; the product may change its words afterwards.
alter table mall.order_lines add column region_id uuid, add column pavilion_id uuid;
comment on column mall.order_lines.region_id is 'The aided region to which the line counts: its product came from there, proved, on that day.';
comment on column mall.order_lines.pavilion_id is 'The pavilion of that region, where it was open on that day.';

grant select, insert, update on mall.pavilions to gonghui_app, gonghui_system;
grant select, insert on mall.pavilion_seasons, mall.origin_proofs to gonghui_app, gonghui_system;
grant update (closes_on, closed_by, closed_at, closed_because) on mall.pavilion_seasons to gonghui_app, gonghui_system;
grant update (state, decided_by, decided_at, decided_because) on mall.origin_proofs to gonghui_app, gonghui_system;
