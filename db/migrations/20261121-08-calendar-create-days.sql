create schema calendar;
comment on schema calendar is 'Working days as the State Council announces them year by year.';
grant usage on schema calendar to gonghui_app, gonghui_system;

create table calendar.days (
  day date not null,
  kind text not null,
  name text,
  constraint days_once primary key (day),
  constraint days_are_of_four_kinds check (kind in ('working', 'rest', 'holiday', 'make-up')),
  constraint days_fit_their_weekday check (
    case when extract(isodow from day) < 6 then kind in ('working', 'holiday') else kind in ('rest', 'holiday', 'make-up') end)
);
comment on table calendar.days is 'Every day of every loaded year. A year is loaded as a whole or not at all.';
comment on column calendar.days.day is 'The day.';
comment on column calendar.days.kind is 'working weekday, rest at the weekend, holiday by notice, or make-up: a weekend worked in its stead (调休上班).';
comment on column calendar.days.name is 'Name of the holiday.';

create table calendar.versions (
  number integer not null,
  made_at timestamptz(3) not null,
  made_by text not null,
  change text not null,
  constraint versions_once primary key (number)
);
comment on table calendar.versions is 'One row for every change of the calendar; the greatest number tells a process whether what it holds is current.';
comment on column calendar.versions.number is 'Number of the version, counting up.';
comment on column calendar.versions.made_at is 'When.';
comment on column calendar.versions.made_by is 'Name of who changed it.';
comment on column calendar.versions.change is 'The year that was loaded, or the day and what became of it.';

alter table calendar.days enable row level security;
alter table calendar.versions enable row level security;
create policy days_are_known_to_all on calendar.days to gonghui_app using (true) with check (true);
create policy versions_are_known_to_all on calendar.versions to gonghui_app using (true) with check (true);
create policy system_sees_all on calendar.days to gonghui_system using (true) with check (true);
create policy system_sees_all on calendar.versions to gonghui_system using (true) with check (true);
grant select, insert, update on calendar.days to gonghui_app, gonghui_system;
grant select, insert on calendar.versions to gonghui_app, gonghui_system;
