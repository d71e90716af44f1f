package io.tocsin.ingest.ofac;

import io.tocsin.designation.Country;
import io.tocsin.designation.Designation;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.VesselDetails;
import io.tocsin.ingest.format.Element;
import org.jspecify.annotations.Nullable;

/// Understands one `sdnEntry`.
final class SdnEntry {
    private SdnEntry() {}

    /// @throws IllegalArgumentException if the entry breaks a rule of the vocabulary
    static Designation designation(OfacList list, String reference, Element entry) {
        Draft draft = new Draft(list, reference, type(entry.text("sdnType")));
        draft.name(name(entry), NameQuality.PRIMARY);
        for (Element aka : entry.items("akaList")) {
            String name = name(aka);
            if (!name.isEmpty()) {
                draft.name(name, quality(aka));
            }
        }
        for (Element address : entry.items("addressList")) {
            address(address, draft);
        }
        for (Element id : entry.items("idList")) {
            id(id, draft);
        }
        for (Element programme : entry.items("programList")) {
            draft.programmes(programme.text());
        }
        birthsAndNationalities(entry, draft);
        String title = entry.text("title");
        if (title != null) {
            draft.titles(title);
        }
        for (Element vessel : entry.children("vesselInfo")) {
            draft.vessel(vessel(vessel));
        }
        String remarks = entry.text("remarks");
        if (remarks != null) {
            RemarkReader.read(remarks, false, draft);
        }
        return draft.designation();
    }

    private static void birthsAndNationalities(Element entry, Draft draft) {
        for (String date : entry.texts("dateOfBirthList", "dateOfBirth")) {
            draft.bornOn(date);
        }
        for (String place : entry.texts("placeOfBirthList", "placeOfBirth")) {
            draft.bornIn(place);
        }
        for (String country : entry.texts("nationalityList", "country")) {
            draft.nationality(country);
        }
        for (String country : entry.texts("citizenshipList", "country")) {
            draft.nationality(country);
        }
    }

    private static SubjectType type(@Nullable String published) {
        return switch (published == null ? "" : published) {
            case "Individual" -> SubjectType.PERSON;
            case "Entity" -> SubjectType.ORGANISATION;
            case "Vessel" -> SubjectType.VESSEL;
            case "Aircraft" -> SubjectType.AIRCRAFT;
            default -> SubjectType.UNKNOWN;
        };
    }

    /// `LASTNAME, Firstname`, as the CSV writes it; names of others than persons stand in `lastName` alone.
    private static String name(Element named) {
        return named.joined(", ", "lastName", "firstName");
    }

    private static NameQuality quality(Element aka) {
        if ("f.k.a.".equals(aka.text("type"))) {
            return NameQuality.FORMER;
        }
        return "weak".equals(aka.text("category")) ? NameQuality.WEAK : NameQuality.STRONG;
    }

    private static void address(Element address, Draft draft) {
        draft.address(
                address.joined(", ", "address1", "address2", "address3"),
                address.text("city"),
                address.text("stateOrProvince"),
                address.text("postalCode"),
                address.text("country"));
    }

    private static void id(Element id, Draft draft) {
        String type = id.text("idType");
        String number = id.text("idNumber");
        if ("Gender".equals(type) && number != null) {
            draft.gender(number);
        } else if (type != null || number != null) {
            draft.feature(Feature.of(
                    type == null ? "Identification Number" : type,
                    number == null ? "" : number,
                    id.text("idCountry"),
                    id.text("issueDate"),
                    id.text("expirationDate")));
        }
    }

    private static VesselDetails vessel(Element vessel) {
        String flag = vessel.text("vesselFlag");
        return new VesselDetails(
                vessel.text("callSign"),
                vessel.text("vesselType"),
                flag == null ? null : Country.codeOrName(flag),
                vessel.text("vesselOwner"),
                vessel.text("tonnage"),
                vessel.text("grossRegisteredTonnage"));
    }
}
