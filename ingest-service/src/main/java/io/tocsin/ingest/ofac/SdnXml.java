package io.tocsin.ingest.ofac;

import io.tocsin.ingest.format.Element;
import io.tocsin.ingest.format.ListShape;
import io.tocsin.ingest.format.Tally;
import io.tocsin.ingest.format.XmlList;
import io.tocsin.ingest.snapshot.SnapshotFacts.Fault;
import java.time.LocalDate;

/// SDN.XML and CONSOLIDATED.XML: the root `sdnList`, by its local name, because OFAC changed the namespace in May 2024
/// and nothing else.
final class SdnXml {
    /// The form's name.
    static final String FORM = "ofac/sdn-xml";

    /// The order of the names is part of the fingerprints of accepted lists.
    private static final ListShape SHAPE = ListShape.of("sdnList")
            .entries("sdnEntry")
            .header("publshInformation")
            .reference("uid")
            .containers("sdnEntry", "programList", "idList", "id", "akaList", "aka", "addressList", "address")
            .containers("nationalityList", "nationality", "citizenshipList", "citizenship")
            .containers("dateOfBirthList", "dateOfBirthItem", "placeOfBirthList", "placeOfBirthItem")
            .containers("vesselInfo", "publshInformation")
            .leaves("uid", "firstName", "lastName", "title", "sdnType", "remarks", "program")
            .leaves("idType", "idNumber", "idCountry", "issueDate", "expirationDate", "type", "category")
            .leaves("address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country")
            .leaves("mainEntry", "dateOfBirth", "placeOfBirth", "callSign", "vesselType", "vesselFlag", "vesselOwner")
            .leaves("tonnage", "grossRegisteredTonnage", "Publish_Date", "Record_Count")
            .coded("sdnType", "Individual", "Entity", "Vessel", "Aircraft")
            .coded("type", "a.k.a.", "f.k.a.", "n.k.a.")
            .coded("category", "strong", "weak")
            .build();

    private SdnXml() {}

    static XmlList format(OfacList list) {
        return new XmlList(
                SHAPE,
                list.form(FORM, Coverages.xml()),
                list.limits(),
                SdnXml::header,
                (reference, entry) -> SdnEntry.designation(list, reference, entry));
    }

    private static void header(Element part, Tally tally) {
        String day = part.text("Publish_Date");
        if (day != null) {
            LocalDate publishedOn = OfacDates.published(day);
            if (publishedOn == null) {
                tally.fault(new Fault("publish-date", "Publish_Date is not MM/DD/YYYY: " + day));
            } else {
                tally.publishedOn(publishedOn);
            }
        }
        String stated = part.text("Record_Count");
        if (stated != null) {
            tally.stated(stated);
        }
    }
}
