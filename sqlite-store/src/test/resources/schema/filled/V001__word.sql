create table word (id integer primary key, text text not null unique);
