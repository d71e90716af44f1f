package io.tocsin.notify;

import com.fasterxml.jackson.databind.node.TextNode;
import io.tocsin.designation.Address;
import io.tocsin.designation.Change;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Field;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Significance;
import io.tocsin.designation.Status;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.Bulk;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Link;
import java.util.List;

/// What may happen to invented parties.
public final class Events {
    private Events() {}

    public static DesignationEvent listed(String reference) {
        return new DesignationEvent.Listed(designation(reference), false, List.of());
    }

    public static DesignationEvent baseline(String reference) {
        return new DesignationEvent.Listed(designation(reference), true, List.of());
    }

    public static DesignationEvent amended(String reference, Significance significance) {
        Field field = significance == Significance.MATERIAL ? Field.PROGRAMMES : Field.REMARKS;
        return new DesignationEvent.Amended(designation(reference), List.of(change(field, significance)), List.of());
    }

    /// One of many minor amendments alike.
    public static DesignationEvent amendedInBulk(String reference, Bulk bulk) {
        return new DesignationEvent.Amended(
                designation(reference), List.of(change(Field.REMARKS, Significance.MINOR)), List.of(), bulk);
    }

    /// The authority gave the entry another reference.
    public static DesignationEvent rekeyed(String from, String reference) {
        Link old = new Link(Link.Rel.REKEYED_FROM, designation(from).id(), null, 1.0, "the same name");
        return new DesignationEvent.Rekeyed(designation(reference), List.of(), List.of(old));
    }

    public static DesignationEvent restated(String reference) {
        return new DesignationEvent.Restated(
                designation(reference), List.of(change(Field.REMARKS, Significance.MINOR)));
    }

    public static DesignationEvent reported(String reference) {
        return new DesignationEvent.Reported(
                Action.DESIGNATE, designation(reference).withStatus(Status.REPORTED), List.of());
    }

    public static DesignationEvent delisted(String reference) {
        return new DesignationEvent.Delisted(designation(reference).withStatus(Status.DELISTED), List.of(), List.of());
    }

    private static Change change(Field field, Significance significance) {
        return new Change(field, TextNode.valueOf("before"), TextNode.valueOf("after"), significance);
    }

    public static Designation designation(String reference) {
        Subject subject = new Subject(
                SubjectType.ORGANISATION,
                List.of(Name.of("EXAMPLE TRADING " + reference, NameQuality.PRIMARY)),
                List.of(Address.in("IR")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
        return Designation.listed("ofac-sdn", "us-ofac", reference, subject, List.of("NPWMD"));
    }
}
