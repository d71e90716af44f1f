-- The console asks for it at every refresh.
create index run_waiting on own.run (number) where outcome = 'held' and decision is null;
