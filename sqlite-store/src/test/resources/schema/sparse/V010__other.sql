create table other (text text not null);
