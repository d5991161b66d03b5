create tabel word (id integer);
