package io.tocsin.ingest.ofac;

import io.tocsin.ingest.format.Element;
import io.tocsin.ingest.format.ListShape;
import io.tocsin.ingest.format.Tally;
import io.tocsin.ingest.format.XmlList;
import io.tocsin.ingest.snapshot.SnapshotFacts.Fault;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// SDN_ENHANCED.XML and CONS_ENHANCED.XML: everything that OFAC publishes of a party. The root `sdnList` of the plain
/// format and `sanctionsData` of this one exclude each other, and the namespace tells a list from a delta.
final class EnhancedXml {
    /// The form's name.
    static final String FORM = "ofac/enhanced-xml";

    static final String NAMESPACE =
            "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML";

    /// The order of the names is part of the fingerprints of accepted lists. Values stand as text beside their
    /// numbers, so that the tables of reference values are passed over.
    private static final ListShape SHAPE = vocabulary(ListShape.of("sanctionsData"))
            .inNamespaces(NAMESPACE)
            .header("publicationInfo")
            .entries("entities/entity")
            .referenceAttributes("id")
            .build();

    private EnhancedXml() {}

    static XmlList format(OfacList list) {
        return new XmlList(
                SHAPE,
                list.form(FORM, Coverages.enhanced()),
                list.limits(),
                EnhancedXml::header,
                (reference, entry) -> EnhancedEntry.designation(list, reference, entry));
    }

    /// Every name that an entity may have, in a list and in a delta.
    static ListShape.Builder vocabulary(ListShape.Builder shape) {
        return shape.containers("entity", "publicationInfo", "filters", "generalInfo", "sanctionsLists")
                .containers("sanctionsPrograms", "sanctionsTypes", "legalAuthorities", "names", "name", "translations")
                .containers("translation", "nameParts", "namePart", "addresses", "address", "addressParts")
                .containers("addressPart", "features", "feature", "valueDate", "identityDocuments")
                .containers("identityDocument", "issueDate", "expirationDate", "idFeatures", "relationships")
                .containers("relationship")
                .leaves("dataAsOf", "title", "remarks", "sanctionsList", "sanctionsProgram", "sanctionsType")
                .leaves("legalAuthority")
                .leaves("isPrimary", "isLowQuality", "formattedFirstName", "formattedLastName", "formattedFullName")
                .leaves("type", "value", "country", "documentNumber", "isValid", "issuingCountry", "issuingLocation")
                .leaves("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd", "isApproximate", "isDateRange")
                .leaves("reliability", "idFeature", "relatedEntity", "quality")
                .coded("entityType", "Individual", "Entity", "Vessel", "Aircraft")
                .coded("aliasType", "A.K.A.", "F.K.A.", "N.K.A.")
                .coded("script", EnhancedEntry.scripts())
                .attributes("id", "refId", "datePublished", "featureTypeId", "featureVersionId", "nameId")
                .attributes("nameTranslationId", "entityId")
                .passedOver("referenceValues", "featureTypes", "identityId", "versionId", "valueRefId");
    }

    private static void header(Element part, Tally tally) {
        String asOf = part.text("dataAsOf");
        if (asOf != null) {
            LocalDate day = day(asOf);
            if (day == null) {
                tally.fault(new Fault("publish-date", "dataAsOf is no date: " + asOf));
            } else {
                tally.publishedOn(day);
            }
        }
    }

    private static @Nullable LocalDate day(String text) {
        int time = text.indexOf('T');
        return OfacDates.day(time < 0 ? text : text.substring(0, time));
    }
}
