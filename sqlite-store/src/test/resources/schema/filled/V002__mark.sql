create table mark (id integer primary key);
