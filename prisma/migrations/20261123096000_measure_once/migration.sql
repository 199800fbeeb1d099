-- A ticket comes with its clocks in one statement, whose triggers fire when both are there: the one of the clocks
-- writes the measure of both, and that of the ticket has nothing left to do.
CREATE OR REPLACE FUNCTION farol_measure_ticket() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM ticket_sla s WHERE s.tenant_id = NEW.tenant_id AND s.ticket_id = NEW.id) THEN
    RETURN NULL;
  END IF;
  PERFORM farol_measure(NEW.tenant_id, NEW.id);
  RETURN NULL;
END $$;
