insert into word (text) values ('from the script');
insert into no_such_table values (1);
