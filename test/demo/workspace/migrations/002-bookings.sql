create table bookings (
  id bigserial primary key,
  car_id bigint not null references cars (id),
  customer text not null,
  starts_on date not null,
  ends_on date not null,
  check (ends_on >= starts_on)
);
