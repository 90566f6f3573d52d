create table orders.exams (
  owner_id uuid not null,
  id uuid not null,
  org_path uuid[] not null,
  title text not null,
  order_until timestamptz(3) not null,
  opened_by text not null,
  opened_at timestamptz(3) not null,
  constraint exams_of_a_union primary key (owner_id, id)
);
comment on table orders.exams is 'Exams to which volunteers drive the children of workers.';
comment on column orders.exams.owner_id is 'The union that arranges the cars.';
comment on column orders.exams.id is 'Id.';
comment on column orders.exams.org_path is 'From the root to the union; follows the tree.';
comment on column orders.exams.title is 'Which exam, of which year.';
comment on column orders.exams.order_until is 'Until when rides are ordered.';
comment on column orders.exams.opened_by is 'Name of who opened it.';
comment on column orders.exams.opened_at is 'When.';
create unique index exams_id on orders.exams (id);

create table orders.exam_sittings (
  owner_id uuid not null,
  id uuid not null,
  exam_id uuid not null,
  subject text not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  constraint exam_sittings_of_a_union primary key (owner_id, id),
  constraint exam_sittings_of_an_exam foreign key (owner_id, exam_id) references orders.exams (owner_id, id),
  constraint exam_sittings_run_forwards check (starts_at < ends_at),
  constraint exam_sittings_begin_one_at_a_time unique (exam_id, starts_at)
);
comment on table orders.exam_sittings is 'The calendar of an exam: each paper with its time.';
comment on column orders.exam_sittings.owner_id is 'The union.';
comment on column orders.exam_sittings.id is 'Id.';
comment on column orders.exam_sittings.exam_id is 'The exam.';
comment on column orders.exam_sittings.subject is 'Subject.';
comment on column orders.exam_sittings.starts_at is 'When it begins.';
comment on column orders.exam_sittings.ends_at is 'When it ends.';
create unique index exam_sittings_id on orders.exam_sittings (id);

create table orders.exam_cars (
  owner_id uuid not null,
  id uuid not null,
  exam_id uuid not null,
  host_path uuid[] not null,
  driver_name text not null,
  phone_sealed bytea not null,
  plate text not null,
  seats smallint not null,
  registered_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  constraint exam_cars_of_a_driver primary key (owner_id, id),
  constraint exam_cars_have_seats check (seats between 1 and 50)
);
comment on table orders.exam_cars is 'Cars that volunteers drive at an exam.';
comment on column orders.exam_cars.owner_id is 'The driver.';
comment on column orders.exam_cars.id is 'Id.';
comment on column orders.exam_cars.exam_id is 'The exam.';
comment on column orders.exam_cars.host_path is 'From the root to the union that arranges the cars; follows the tree.';
comment on column orders.exam_cars.driver_name is 'Name of the driver.';
comment on column orders.exam_cars.phone_sealed is 'Phone for those in the car, under seal.';
comment on column orders.exam_cars.plate is 'Number plate.';
comment on column orders.exam_cars.seats is 'Seats for passengers.';
comment on column orders.exam_cars.registered_at is 'When it was registered.';
comment on column orders.exam_cars.withdrawn_at is 'When the driver took it back; null while it drives.';
create unique index exam_cars_id on orders.exam_cars (id);
create unique index exam_cars_one_a_driver on orders.exam_cars (exam_id, owner_id) where withdrawn_at is null;
create unique index exam_cars_one_a_plate on orders.exam_cars (exam_id, plate) where withdrawn_at is null;

create table orders.exam_rides (
  owner_id uuid not null,
  id uuid not null,
  exam_id uuid not null,
  sitting_id uuid not null,
  host_path uuid[] not null,
  person_name text not null,
  phone_sealed bytea not null,
  ticket_sealed bytea not null,
  ticket_index uuid not null,
  way text collate "C" not null,
  pick_up text not null,
  site text not null,
  people smallint not null,
  ordered_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  car_id uuid,
  seated_at timestamptz(3),
  outcome text collate "C",
  outcome_at timestamptz(3),
  note text not null,
  constraint exam_rides_of_a_person primary key (owner_id, id),
  constraint exam_rides_go_one_way check (way in ('there', 'back')),
  constraint exam_rides_are_for_few check (people between 1 and 4),
  constraint exam_rides_are_seated_in_a_car check ((car_id is null) = (seated_at is null)),
  constraint exam_rides_end_in_a_car check ((outcome is null) = (outcome_at is null) and (outcome is null or car_id is not null)),
  constraint exam_rides_end_one_way check (outcome in ('driven', 'not-driven'))
);
comment on table orders.exam_rides is 'Rides to and from a paper of an exam that workers order for their children.';
comment on column orders.exam_rides.owner_id is 'Who ordered.';
comment on column orders.exam_rides.id is 'Id.';
comment on column orders.exam_rides.exam_id is 'The exam.';
comment on column orders.exam_rides.sitting_id is 'The paper.';
comment on column orders.exam_rides.host_path is 'From the root to the union that arranges the cars; follows the tree.';
comment on column orders.exam_rides.person_name is 'Name of who ordered.';
comment on column orders.exam_rides.phone_sealed is 'Phone for the driver, under seal.';
comment on column orders.exam_rides.ticket_sealed is 'Number of the exam ticket, under seal.';
comment on column orders.exam_rides.ticket_index is 'Keyed index of it: one ride a paper and way.';
comment on column orders.exam_rides.way is 'there or back.';
comment on column orders.exam_rides.pick_up is 'Where they get in, or on the way back get out.';
comment on column orders.exam_rides.site is 'Where the exam is.';
comment on column orders.exam_rides.people is 'How many ride along.';
comment on column orders.exam_rides.ordered_at is 'When.';
comment on column orders.exam_rides.withdrawn_at is 'When it was taken back; null if not.';
comment on column orders.exam_rides.car_id is 'The car; null while none is found.';
comment on column orders.exam_rides.seated_at is 'When the car was found.';
comment on column orders.exam_rides.outcome is 'driven or not-driven, as the driver says; null before.';
comment on column orders.exam_rides.outcome_at is 'When.';
comment on column orders.exam_rides.note is 'Why they were not driven.';
create unique index exam_rides_id on orders.exam_rides (id);
create index exam_rides_of_an_exam on orders.exam_rides (exam_id);
create index exam_rides_in_a_car on orders.exam_rides (car_id) where car_id is not null;
create unique index exam_rides_one_a_ticket on orders.exam_rides (sitting_id, way, ticket_index) where withdrawn_at is null;

create function orders.is_my_exam_car(wanted uuid) returns boolean
  language sql stable security definer set search_path = ''
as $$
  select exists (select from orders.exam_cars c where c.id = wanted and c.owner_id = platform.scope_person())
$$;
comment on function orders.is_my_exam_car(uuid) is 'Whether the caller drives a car: the driver reads who rides in it.';

alter table orders.exams enable row level security;
alter table orders.exam_sittings enable row level security;
alter table orders.exam_cars enable row level security;
alter table orders.exam_rides enable row level security;
create policy system_sees_all on orders.exams to gonghui_system using (true) with check (true);
create policy system_sees_all on orders.exam_sittings to gonghui_system using (true) with check (true);
create policy system_sees_all on orders.exam_cars to gonghui_system using (true) with check (true);
create policy system_sees_all on orders.exam_rides to gonghui_system using (true) with check (true);
create policy exams_in_reach on orders.exams for select to gonghui_app using (
  org_path && platform.scope_orgs()
  or exists (select from people.persons p where p.owner_id = platform.scope_person() and p.home_path @> array[exams.owner_id])
  or exists (select from orders.exam_rides r where r.owner_id = platform.scope_person() and r.exam_id = exams.id)
  or exists (select from orders.exam_cars c where c.owner_id = platform.scope_person() and c.exam_id = exams.id));
create policy exams_are_opened on orders.exams for insert to gonghui_app with check (org_path && platform.scope_orgs());
create policy exam_sittings_of_exams_in_reach on orders.exam_sittings for select to gonghui_app
  using (exists (select from orders.exams x where x.owner_id = exam_sittings.owner_id and x.id = exam_id));
create policy exam_sittings_are_opened on orders.exam_sittings for insert to gonghui_app
  with check (exists (select from orders.exams x where x.owner_id = exam_sittings.owner_id and x.id = exam_id and x.org_path && platform.scope_orgs()));
create policy exam_rides_of_mine_at_my_desk_and_in_my_car on orders.exam_rides for select to gonghui_app
  using (owner_id = platform.scope_person() or host_path && platform.scope_orgs() or orders.is_my_exam_car(car_id));
create policy exam_cars_of_mine_at_my_desk_and_on_my_ride on orders.exam_cars for select to gonghui_app using (
  owner_id = platform.scope_person() or host_path && platform.scope_orgs()
  or exists (select from orders.exam_rides r where r.owner_id = platform.scope_person() and r.car_id = exam_cars.id and r.withdrawn_at is null));

grant select, insert on orders.exams, orders.exam_sittings to gonghui_app;
grant select on orders.exams, orders.exam_sittings to gonghui_system;
grant update (org_path) on orders.exams to gonghui_system;
grant select on orders.exam_cars, orders.exam_rides to gonghui_app;
grant select, insert, delete on orders.exam_cars, orders.exam_rides to gonghui_system;
grant update (host_path, withdrawn_at) on orders.exam_cars to gonghui_system;
grant update (host_path, withdrawn_at, car_id, seated_at, outcome, outcome_at, note) on orders.exam_rides to gonghui_system;
revoke execute on function orders.is_my_exam_car(uuid) from public;
grant execute on function orders.is_my_exam_car(uuid) to gonghui_app;
