create table mall.merchants (
  org_id uuid not null,
  union_id uuid not null,
  org_path uuid[] not null,
  name text not null,
  contact text not null,
  phone text not null,
  admitted_by text not null,
  admitted_at timestamptz(3) not null,
  suspended_at timestamptz(3),
  suspended_because text,
  constraint merchants_are_partners_once primary key (org_id),
  constraint merchants_are_suspended_for_a_reason check ((suspended_at is null) = (suspended_because is null))
);
create index merchants_of_a_union on mall.merchants (union_id, name);
comment on table mall.merchants is 'Partner organisations that serve members at a counter when they show their card.';
comment on column mall.merchants.org_id is 'The partner organisation.';
comment on column mall.merchants.union_id is 'The union that admitted it, whose benefits it serves and which pays the subsidies.';
comment on column mall.merchants.org_path is 'From the root to the partner organisation itself.';
comment on column mall.merchants.name is 'Its name as workers read it.';
comment on column mall.merchants.contact is 'Whom the union may ask for.';
comment on column mall.merchants.phone is 'Its service telephone, public.';
comment on column mall.merchants.admitted_by is 'Who admitted it.';
comment on column mall.merchants.admitted_at is 'When.';
comment on column mall.merchants.suspended_at is 'Since when it may not take cards; null when it may.';
comment on column mall.merchants.suspended_because is 'Why it may not.';

create table mall.merchant_places (
  merchant_id uuid not null references mall.merchants (org_id),
  id uuid not null,
  name text not null,
  address text not null,
  district text not null,
  latitude double precision,
  longitude double precision,
  hours text not null,
  phone text not null,
  position integer not null,
  constraint merchant_places_one_of_an_id primary key (merchant_id, id),
  constraint merchant_places_lie_on_earth check ((latitude is null) = (longitude is null) and latitude between -90 and 90 and longitude between -180 and 180)
);
comment on table mall.merchant_places is 'Where a merchant serves.';
comment on column mall.merchant_places.merchant_id is 'The merchant.';
comment on column mall.merchant_places.id is 'Id.';
comment on column mall.merchant_places.name is 'What the place is called.';
comment on column mall.merchant_places.address is 'Its address.';
comment on column mall.merchant_places.district is 'District, for a filter.';
comment on column mall.merchant_places.latitude is 'Degrees north; null while nobody entered it.';
comment on column mall.merchant_places.longitude is 'Degrees east.';
comment on column mall.merchant_places.hours is 'When it is open, in words.';
comment on column mall.merchant_places.phone is 'Its own telephone, empty when it has none.';
comment on column mall.merchant_places.position is 'Order in which the merchant lists them.';

create table mall.benefits (
  id uuid not null,
  merchant_id uuid not null references mall.merchants (org_id),
  union_id uuid not null,
  name text not null,
  campaign text not null,
  category text not null,
  intro text not null,
  terms text not null,
  price_kind text not null,
  regular_fen bigint,
  pay_fen bigint,
  off_percent smallint,
  most_off_fen bigint,
  subsidy_fen bigint,
  subsidy_share smallint,
  visits integer,
  audience_ids uuid[] not null,
  tags text[] not null,
  from_on date not null,
  until_on date not null,
  day_quota integer,
  total_quota integer,
  most_a_day integer not null,
  most_each integer,
  budget_fen bigint,
  drafted_by text not null,
  drafted_at timestamptz(3) not null,
  published_by text,
  published_at timestamptz(3),
  paused_at timestamptz(3),
  paused_because text,
  ended_at timestamptz(3),
  ended_because text,
  taken integer not null default 0,
  subsidised_fen bigint not null default 0,
  constraint benefits_one_of_an_id primary key (id),
  constraint benefits_have_a_price_of_their_kind check (
    case price_kind
      when 'free' then regular_fen > 0 and pay_fen = 0 and subsidy_fen between 0 and regular_fen and off_percent is null and visits is null
      when 'fixed' then pay_fen > 0 and pay_fen <= regular_fen and subsidy_fen between 0 and regular_fen - pay_fen and off_percent is null and visits is null
      when 'discount' then off_percent between 1 and 99 and subsidy_share between 0 and 100 and coalesce(most_off_fen, 1) > 0 and regular_fen is null and visits is null
      when 'season' then pay_fen between 0 and regular_fen and subsidy_fen between 0 and regular_fen - pay_fen and coalesce(visits, 1) > 0 and off_percent is null
      else false
    end),
  constraint benefits_are_for_somebody check (cardinality(audience_ids) > 0),
  constraint benefits_begin_before_they_end check (from_on <= until_on),
  constraint benefits_limit_a_person check (most_a_day > 0 and coalesce(most_each, 1) > 0),
  constraint benefits_quotas_are_positive check (coalesce(day_quota, 1) > 0 and coalesce(total_quota, 1) > 0 and coalesce(budget_fen, 1) > 0),
  constraint benefits_never_exceed_their_quota check (taken between 0 and coalesce(total_quota, taken)),
  constraint benefits_never_exceed_their_budget check (subsidised_fen between 0 and coalesce(budget_fen, subsidised_fen)),
  constraint benefits_are_published_by_somebody check ((published_at is null) = (published_by is null)),
  constraint benefits_are_paused_for_a_reason check ((paused_at is null) = (paused_because is null)),
  constraint benefits_are_ended_for_a_reason check ((ended_at is null) = (ended_because is null)),
  constraint benefits_run_after_publication check (published_at is not null or (paused_at is null and ended_at is null and taken = 0))
) with (fillfactor = 70);
create index benefits_of_a_union on mall.benefits (union_id, id desc);
create index benefits_of_a_merchant on mall.benefits (merchant_id, id desc);
create index benefits_for_an_audience on mall.benefits using gin (audience_ids) where published_at is not null and ended_at is null;
comment on table mall.benefits is 'What a merchant gives to members who show their card: price, who, when, how many.';
comment on column mall.benefits.id is 'Id.';
comment on column mall.benefits.merchant_id is 'Who serves it.';
comment on column mall.benefits.union_id is 'The union that offers it and pays the subsidy.';
comment on column mall.benefits.name is 'What workers read.';
comment on column mall.benefits.campaign is 'Campaign it belongs to, such as a winter season; empty for none.';
comment on column mall.benefits.category is 'Kind of thing: film, car, fuel …';
comment on column mall.benefits.intro is 'A few words about it.';
comment on column mall.benefits.terms is 'Conditions in words: what is included, what must be booked.';
comment on column mall.benefits.price_kind is 'free, fixed, discount or season.';
comment on column mall.benefits.regular_fen is 'What it costs without the card; null for a discount on any bill.';
comment on column mall.benefits.pay_fen is 'What the member pays: of each use, of a season ticket once.';
comment on column mall.benefits.off_percent is 'Discount: percent off the bill.';
comment on column mall.benefits.most_off_fen is 'Discount: at most so much off one bill; null for no limit.';
comment on column mall.benefits.subsidy_fen is 'What the union pays the merchant for each use, of a season ticket once.';
comment on column mall.benefits.subsidy_share is 'Discount: percent of what is off that the union pays.';
comment on column mall.benefits.visits is 'Season ticket: visits it is good for; null for any number in the period.';
comment on column mall.benefits.audience_ids is 'Unions whose members, and those of all unions below, it is for.';
comment on column mall.benefits.tags is 'Kinds of credentials of which one must be held; empty for every member.';
comment on column mall.benefits.from_on is 'First day.';
comment on column mall.benefits.until_on is 'Last day.';
comment on column mall.benefits.day_quota is 'Uses a day by everybody together; null for no limit.';
comment on column mall.benefits.total_quota is 'Uses in the whole period by everybody together.';
comment on column mall.benefits.most_a_day is 'Uses a day by one person.';
comment on column mall.benefits.most_each is 'Uses in the whole period by one person.';
comment on column mall.benefits.budget_fen is 'The most that the union pays for it.';
comment on column mall.benefits.drafted_by is 'Who wrote it.';
comment on column mall.benefits.drafted_at is 'When.';
comment on column mall.benefits.published_by is 'Who published it; null for a draft.';
comment on column mall.benefits.published_at is 'When.';
comment on column mall.benefits.paused_at is 'Since when it is not served for a while.';
comment on column mall.benefits.paused_because is 'Why.';
comment on column mall.benefits.ended_at is 'When it was ended before its last day.';
comment on column mall.benefits.ended_because is 'Why.';
comment on column mall.benefits.taken is 'Uses so far, less what was undone.';
comment on column mall.benefits.subsidised_fen is 'What the union pays for them.';

create table mall.benefit_changes (
  benefit_id uuid not null references mall.benefits (id),
  id uuid not null,
  what text not null,
  before text,
  after text,
  because text not null,
  changed_by text not null,
  changed_at timestamptz(3) not null,
  constraint benefit_changes_one_of_an_id primary key (benefit_id, id)
);
comment on table mall.benefit_changes is 'What changed about a benefit after it was published. Only added to.';
comment on column mall.benefit_changes.benefit_id is 'The benefit.';
comment on column mall.benefit_changes.id is 'Id.';
comment on column mall.benefit_changes.what is 'Which of its limits, or published, paused, resumed, ended.';
comment on column mall.benefit_changes.before is 'What it was; null for none.';
comment on column mall.benefit_changes.after is 'What it is; null for none.';
comment on column mall.benefit_changes.because is 'Why.';
comment on column mall.benefit_changes.changed_by is 'Who changed it.';
comment on column mall.benefit_changes.changed_at is 'When.';

create table mall.benefit_days (
  benefit_id uuid not null references mall.benefits (id),
  day date not null,
  quota integer,
  taken integer not null,
  paid_fen bigint not null,
  subsidy_fen bigint not null,
  constraint benefit_days_one_a_day primary key (benefit_id, day),
  constraint benefit_days_never_exceed_their_quota check (taken between 0 and coalesce(quota, taken))
) with (fillfactor = 50);
comment on table mall.benefit_days is 'Uses of a benefit a day, against that day''s quota.';
comment on column mall.benefit_days.benefit_id is 'The benefit.';
comment on column mall.benefit_days.day is 'The day on which cards were shown.';
comment on column mall.benefit_days.quota is 'Uses allowed that day; null for no limit.';
comment on column mall.benefit_days.taken is 'Uses, less what was undone.';
comment on column mall.benefit_days.paid_fen is 'What members paid.';
comment on column mall.benefit_days.subsidy_fen is 'What the union pays.';

create table mall.benefit_settings (
  union_id uuid not null,
  offline_minutes integer not null,
  undo_minutes integer not null,
  set_by text not null,
  set_at timestamptz(3) not null,
  constraint benefit_settings_one_of_a_union primary key (union_id),
  constraint benefit_settings_stay_short check (offline_minutes between 0 and 1440 and undo_minutes between 1 and 120)
);
comment on table mall.benefit_settings is 'What a union has set for its merchants; the usual holds where it has not.';
comment on column mall.benefit_settings.union_id is 'The union.';
comment on column mall.benefit_settings.offline_minutes is 'How long after a card was shown without a line it may be handed in; 0 for never.';
comment on column mall.benefit_settings.undo_minutes is 'How long a merchant may take a use back.';
comment on column mall.benefit_settings.set_by is 'Who set it.';
comment on column mall.benefit_settings.set_at is 'When.';

alter table mall.merchants enable row level security;
create policy merchants_are_public on mall.merchants to gonghui_app using (true) with check (true);
create policy system_sees_all on mall.merchants to gonghui_system using (true) with check (true);
grant select, insert, update on mall.merchants, mall.benefits, mall.benefit_days, mall.benefit_settings to gonghui_app, gonghui_system;
grant select, insert, update, delete on mall.merchant_places to gonghui_app, gonghui_system;
grant select, insert on mall.benefit_changes to gonghui_app, gonghui_system;
