create table mall.after_sales (
  owner_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  line smallint not null,
  market_id uuid not null,
  supplier_id uuid not null,
  number text not null,
  quantity integer not null,
  wants text not null,
  reason text not null,
  words text not null,
  photos jsonb not null default '[]',
  state text not null,
  asked_at timestamptz(3) not null,
  answer text,
  answer_words text,
  answered_by text,
  answered_at timestamptz(3),
  carrier text,
  tracking text,
  appeal text,
  appealed_at timestamptz(3),
  decision text,
  decision_words text,
  decided_by text,
  decided_at timestamptz(3),
  refunded integer not null default 0,
  closed_at timestamptz(3),
  constraint after_sales_of_a_person primary key (owner_id, id),
  constraint after_sales_are_of_a_line foreign key (owner_id, order_id, line) references mall.order_lines (owner_id, order_id, line),
  constraint after_sales_ask_for_something check (quantity > 0 and wants in ('refund', 'exchange')),
  constraint after_sales_have_a_known_reason check (reason in ('damaged', 'missing', 'wrong', 'poor', 'expired', 'other')),
  constraint after_sales_show_six_photos_at_most check (jsonb_typeof(photos) = 'array' and jsonb_array_length(photos) <= 6),
  constraint after_sales_are_in_a_known_state
    check (state in ('asked', 'answered', 'appealed', 'refunded', 'agreed', 'upheld', 'lapsed', 'withdrawn')),
  constraint after_sales_answers_are_whole
    check ((answer is null) = (answered_at is null) and (answer is null) = (answer_words is null) and answer in ('refund', 'exchange', 'refuse')),
  constraint after_sales_appeals_are_dated check (appealed_at is not null or coalesce(appeal, '') = ''),
  constraint after_sales_decisions_are_whole
    check ((decision is null) = (decided_at is null) and (decision is null) = (decision_words is null) and decision in ('refund', 'uphold')),
  constraint after_sales_give_back_what_was_asked check (refunded between 0 and quantity),
  constraint after_sales_close_at_an_instant
    check ((closed_at is not null) = (state in ('refunded', 'agreed', 'upheld', 'lapsed', 'withdrawn')))
) with (fillfactor = 80);
create unique index after_sales_id on mall.after_sales (id);
create unique index after_sales_one_at_a_time on mall.after_sales (owner_id, order_id, line) where closed_at is null;
create index after_sales_of_a_supplier on mall.after_sales (supplier_id, id desc);
create index after_sales_of_a_market on mall.after_sales (market_id, id desc);
create index after_sales_answered on mall.after_sales (answered_at) where state = 'answered';
comment on table mall.after_sales is 'What buyers ask for after they received something, and what became of it; a case of the same id has its history.';
comment on column mall.after_sales.owner_id is 'Who asks.';
comment on column mall.after_sales.id is 'Id, also of its case; in order of time.';
comment on column mall.after_sales.order_id is 'The order.';
comment on column mall.after_sales.line is 'The line.';
comment on column mall.after_sales.market_id is 'The mall, which decides appeals.';
comment on column mall.after_sales.supplier_id is 'Who supplied it and answers.';
comment on column mall.after_sales.number is 'Number of the case.';
comment on column mall.after_sales.quantity is 'How many pieces of the line.';
comment on column mall.after_sales.wants is 'refund or exchange.';
comment on column mall.after_sales.reason is 'damaged, missing, wrong, poor, expired or other.';
comment on column mall.after_sales.words is 'What she says.';
comment on column mall.after_sales.photos is 'Photographs in order: id, and the files of the small and the large size.';
comment on column mall.after_sales.state is 'As its case has it.';
comment on column mall.after_sales.asked_at is 'When she asked.';
comment on column mall.after_sales.answer is 'What the supplier answered: refund, exchange or refuse.';
comment on column mall.after_sales.answer_words is 'In which words.';
comment on column mall.after_sales.answered_by is 'Name of who answered.';
comment on column mall.after_sales.answered_at is 'When.';
comment on column mall.after_sales.carrier is 'Who carries what is sent instead.';
comment on column mall.after_sales.tracking is 'Its tracking number.';
comment on column mall.after_sales.appeal is 'Why she does not agree.';
comment on column mall.after_sales.appealed_at is 'When she appealed to the mall.';
comment on column mall.after_sales.decision is 'What the mall decided: refund, or uphold what the supplier answered.';
comment on column mall.after_sales.decision_words is 'Why.';
comment on column mall.after_sales.decided_by is 'Name of who decided.';
comment on column mall.after_sales.decided_at is 'When.';
comment on column mall.after_sales.refunded is 'How many pieces were given back by it.';
comment on column mall.after_sales.closed_at is 'Since when nothing is open.';

alter table mall.order_refunds add column after_sale_id uuid;
comment on column mall.order_refunds.after_sale_id is 'The after-sales case that gave it back; null for a cancellation or a refund without one.';
create index order_refunds_of_an_after_sale on mall.order_refunds (after_sale_id) where after_sale_id is not null;

alter table mall.after_sales enable row level security;
create policy after_sales_are_hers_the_supplier_s_and_the_mall_s on mall.after_sales to gonghui_app
  using (platform.in_scope(owner_id, array[market_id, supplier_id])) with check (platform.in_scope(owner_id, array[market_id, supplier_id]));
create policy system_sees_all on mall.after_sales to gonghui_system using (true) with check (true);
grant select, insert on mall.after_sales to gonghui_app, gonghui_system;
grant update (state, answer, answer_words, answered_by, answered_at, carrier, tracking, appeal, appealed_at, decision, decision_words, decided_by,
  decided_at, refunded, closed_at) on mall.after_sales to gonghui_app, gonghui_system;
grant update (words, photos, appeal) on mall.after_sales to gonghui_system;
