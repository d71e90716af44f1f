package io.tocsin.ingest.ofac;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The kinds of features that OFAC's lists use: in the remarks a label alone tells them from text.
final class FeatureKinds {
    private static final Map<String, List<String>> NOTES = byFirstWord(lines("""
            Additional Sanctions Information -
            Aircraft Manufacture Date
            Aircraft Model
            Aircraft Operator
            Effective Date (
            Email Address
            Executive Order 13846 information:
            Executive Order 14014 Directive Information:
            Executive Order 14024 Directive Information
            Former Vessel Flag
            Issuer Name
            Listing Date (
            Nationality of Registration
            Organization Established Date
            Organization Type:
            Other Vessel Call Sign
            Other Vessel Flag
            Other Vessel Type
            Phone Number
            Purchase/Sales For Divestment Date (
            Secondary sanctions risk:
            Target Type
            Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions:
            Vessel Call Sign
            Vessel Flag
            Vessel Gross Registered Tonnage
            Vessel Gross Tonnage
            Vessel Owner
            Vessel Type
            Vessel Year of Build
            Website
            """));

    private static final Map<String, List<String>> IDENTIFIERS = byFirstWord(lines("""
            Afghan Money Service Provider License Number
            Aircraft Construction Number (also called L/N or S/N or F/N)
            Aircraft Manufacturer's Serial Number (MSN)
            Aircraft Mode S Transponder Code
            Aircraft Serial Identification
            Aircraft Tail Number
            Birth Certificate Number
            BIK (RU)
            Bosnian Personal ID No.
            Branch Unit Number
            British National Overseas Passport
            Business Number
            Business Registration Document #
            Business Registration Number
            C.I.F.
            C.I.N.
            C.R. No.
            C.U.I.
            C.U.I.P.
            C.U.I.T.
            C.U.R.P.
            C.U.R.P. #
            Cartilla de Servicio Militar Nacional
            Cedula No.
            Central Registration System Number
            Certificate of Incorporation Number
            Chamber of Commerce Number
            Chinese Commercial Code
            Citizen's Card Number
            CNP (Personal Numerical Code)
            Commercial Registry Number
            Company Number
            Credencial electoral
            D.N.I.
            D-U-N-S Number
            Diplomatic Passport
            Driver's License No.
            Dubai Chamber of Commerce Membership No.
            Economic Register Number (CBLS)
            Electoral Registry No.
            Enterprise Number
            Equity Ticker
            File Number
            Fiscal Code
            Folio Mercantil No.
            Government Gazette Number
            I.F.E.
            Identification Number
            Immigration No.
            ISIN
            Istanbul Chamber of Comm. No.
            Italian Fiscal Code
            Kenyan ID No.
            LE Number
            Legal Entity Number
            License
            Matricula Mercantil No
            Military Registration Number
            MMSI
            Moroccan Personal ID No.
            MSB Registration Number
            N.I.E.
            N.I.F.
            National Foreign ID Number
            National ID No.
            NIT #
            Numero de Identidad
            Numero Unico de Identificacao Tributaria (NUIT)
            Organization Code
            Paraguayan tax identification number
            Passport
            Permit Number
            Personal ID Card
            Pilot License Number
            Previous Aircraft Tail Number
            Public Registration Number
            Public Security and Immigration No.
            R.F.C.
            R.F.C. #
            Refugee ID Card
            Registered Charity No.
            Registration Certificate Number (Dubai)
            Registration ID
            Registration Number
            Residency Number
            RFC
            RIF #
            Romanian C.R.
            Romanian Permanent Resident CAN
            Romanian Tax Registration
            RTN
            RUC #
            Russian State Individual Business Registration Number Pattern (OGRNIP)
            Seafarer's Identification Document
            Serial No.
            SRE Permit No.
            SSN
            Stateless Person ID Card
            Stateless Person Passport
            SWIFT/BIC
            Tax ID No.
            Tazkira National ID Card
            Tourism License No.
            Trade License No.
            Trademark number
            Travel Document Number
            Turkish Identification Number
            UAE Identification
            UK Company Number
            Unified Social Credit Code (USCC)
            United Social Credit Code Certificate (USCCC)
            US FEIN
            V.A.T. Number
            Vessel Registration Identification
            VisaNumberID
            """));

    private static final Pattern WALLET = Pattern.compile("(Digital Currency Address - \\w+) \\S+");

    private static final Pattern ISSUE = Pattern.compile("(?i)\\b(?:issued|expires|issue date|expire date)\\b");

    private FeatureKinds() {}

    /// Whether the segment is one of OFAC's statements beside, which are kept as remarks.
    static boolean isNote(String segment) {
        return noteLabel(segment).isPresent();
    }

    /// The label with which a statement beside begins; empty where the segment is none.
    static Optional<String> noteLabel(String segment) {
        for (String label : NOTES.getOrDefault(firstWord(segment), List.of())) {
            if (segment.startsWith(label)
                    && (label.endsWith("(")
                            || segment.length() == label.length()
                            || segment.charAt(label.length()) == ' ')) {
                return Optional.of(label);
            }
        }
        return Optional.empty();
    }

    /// Whether a kind that is in no table announces a statement rather than a number: `Something new:`.
    static boolean isNoteType(String type) {
        return type.endsWith(":") || type.endsWith("-");
    }

    /// The kind of identifier with which the segment begins; the longest where several fit.
    static Optional<String> identifierType(String segment) {
        Matcher wallet = WALLET.matcher(segment);
        if (wallet.matches()) {
            return Optional.of(wallet.group(1));
        }
        for (String label : IDENTIFIERS.getOrDefault(firstWord(segment), List.of())) {
            if (segment.length() > label.length() + 1
                    && segment.startsWith(label)
                    && segment.charAt(label.length()) == ' ') {
                return Optional.of(label);
            }
        }
        return Optional.empty();
    }

    /// Whether the table of identifiers has this kind.
    static boolean isIdentifierType(String type) {
        return IDENTIFIERS.getOrDefault(firstWord(type), List.of()).contains(type);
    }

    /// Whether the text after a label can be a number: text with a digit, or a code in capitals; not `issued in
    /// ...`.
    static boolean mayBeNumber(String value) {
        return !tellsOfIssue(value)
                && (value.chars().anyMatch(Character::isDigit) || value.chars().noneMatch(Character::isLowerCase));
    }

    /// Whether a text tells how a document was issued, beyond the days that have a field of their own.
    static boolean tellsOfIssue(String value) {
        return ISSUE.matcher(value).find();
    }

    private static List<String> lines(String block) {
        return List.of(block.strip().split("\\R"));
    }

    /// The labels by their first word, the longest first.
    private static Map<String, List<String>> byFirstWord(List<String> labels) {
        Map<String, List<String>> byWord = new HashMap<>();
        for (String label : labels) {
            List<String> same = byWord.computeIfAbsent(firstWord(label), word -> new ArrayList<>(2));
            int at = 0;
            while (at < same.size() && same.get(at).length() >= label.length()) {
                at++;
            }
            same.add(at, label);
        }
        return byWord;
    }

    private static String firstWord(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? text : text.substring(0, space);
    }
}
